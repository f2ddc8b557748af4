import type { Meter } from './meter.ts';

/** `https://slack.com/api/chat.postMessage` → `chat.postMessage`; anything else (uploads of pictures) is `other`. */
const methodOf = (url: string): string => /\/api\/([a-z]+(?:\.[A-Za-z0-9]+)+)(?:[?#]|$)/.exec(url)?.[1] ?? 'other';

/** Slack says what was wrong in the body of a good answer. */
const outcomeOf = async (response: Response): Promise<string> => {
  if (response.status === 429) return 'rate_limited';
  if (!response.ok) return `http_${response.status}`;
  if (!response.headers.get('content-type')?.includes('json')) return 'ok';
  const body = (await response.json()) as { readonly ok?: unknown; readonly error?: unknown };
  return body.ok === false ? String(body.error).slice(0, 60) : 'ok';
};

/** A fetch that counts every call of the Web API: what was called, what came of it, how long it took. */
export const meteredFetch =
  (inner: typeof fetch, meter: Meter): typeof fetch =>
  async (input, init) => {
    const method = methodOf(input instanceof Request ? input.url : String(input));
    const started = performance.now();
    const count = (outcome: string): void => meter.slackCall(method, outcome, (performance.now() - started) / 1000);
    try {
      const response = await inner(input, init);
      // Nobody waits for the count.
      outcomeOf(response.clone()).then(count, () => count('unreadable'));
      return response;
    } catch (error) {
      count('no_answer');
      throw error;
    }
  };
