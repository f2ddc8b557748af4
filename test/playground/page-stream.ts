import type { Json } from './stand-in-app.ts';

/** The events an open page gets from the server. */
export interface PageStream {
  /** All events so far, the snapshot first. */
  readonly events: readonly Json[];
  /** The first event, past or future, that matches. */
  until(is: (event: Json) => boolean): Promise<Json>;
  close(): void;
}

/** Opens the page's stream as a person, without a browser. */
export const openStream = async (baseUrl: string, as: string): Promise<PageStream> => {
  const abort = new AbortController();
  const response = await fetch(`${baseUrl}/playground/stream?as=${as}`, { signal: abort.signal });
  const [reader, decoder] = [(response.body as ReadableStream<Uint8Array>).getReader(), new TextDecoder()];
  const events: Json[] = [];
  const waiting: { readonly is: (event: Json) => boolean; readonly resolve: (event: Json) => void }[] = [];
  const take = (event: Json): void => {
    events.push(event);
    for (const waiter of waiting) if (waiter.is(event)) waiter.resolve(event);
  };
  const read = async (): Promise<void> => {
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) take(JSON.parse(part.slice(6)));
    }
  };
  read().catch(() => undefined);
  const stream: PageStream = {
    events,
    until: (is) => {
      const found = events.find(is);
      return found === undefined ? new Promise((resolve) => waiting.push({ is, resolve })) : Promise.resolve(found);
    },
    close: () => abort.abort(),
  };
  await stream.until(({ type }) => type === 'snapshot');
  return stream;
};
