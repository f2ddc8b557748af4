import type { IncomingMessage, ServerResponse } from 'node:http';

const MOST_BYTES = 4_000_000;

/** The body; null if it's larger than `most` bytes. */
export const readBytes = async (request: IncomingMessage, most: number): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The body as text; null if it's larger than four megabytes. */
export const readBody = async (request: IncomingMessage): Promise<string | null> =>
  (await readBytes(request, MOST_BYTES))?.toString('utf8') ?? null;

export const sendJson = (
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: { readonly [name: string]: string } = {},
): void => {
  response.statusCode = status;
  const all = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers };
  for (const [name, header] of Object.entries(all)) response.setHeader(name, header);
  response.end(JSON.stringify(value));
};

export const sendText = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
};

/** The text parsed as JSON; undefined if it isn't JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
