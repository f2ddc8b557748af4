import type { Meter } from '../edge/meter.ts';

/** `https://slack.com/api/chat.postMessage` → `chat.postMessage`; anything else (such as uploading a picture) is `other`. */
export const methodOf = (input: Parameters<typeof fetch>[0]): string =>
  /\/([a-z]+(?:\.[A-Za-z0-9]+)+)(?:[?#]|$)/.exec(input instanceof Request ? input.url : String(input))?.[1] ?? 'other';

/** What came of a call. Slack reports most errors in the body of a 200. */
const outcomeOf = async (response: Response): Promise<string> => {
  if (response.status === 429) return 'rate_limited';
  if (!response.ok) return `http_${response.status}`;
  if (!response.headers.get('content-type')?.includes('json')) return 'ok';
  const body = (await response.clone().json()) as { readonly ok?: unknown; readonly error?: unknown };
  return body.ok === false ? String(body.error).slice(0, 60) : 'ok';
};

/** A fetch that counts every call of the Web API: its method, its outcome, and how long it took. */
export const meteredFetch =
  (inner: typeof fetch, meter: Meter): typeof fetch =>
  async (input, init) => {
    const method = methodOf(input);
    const started = performance.now();
    const count = (outcome: string): void => meter.slackCall(method, outcome, (performance.now() - started) / 1000);
    try {
      const response = await inner(input, init);
      // The caller doesn't wait for the count.
      outcomeOf(response).then(count, () => count('unreadable'));
      return response;
    } catch (error) {
      count('no_answer');
      throw error;
    }
  };
