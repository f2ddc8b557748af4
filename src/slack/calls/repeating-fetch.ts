import { setTimeout as after } from 'node:timers/promises';
import { methodOf } from './metered-fetch.ts';
import { wasNeverSent } from './unconfirmed.ts';

/** The waits before the second and the third try. All tries together end when the call's own time limit does. */
const WAITS_MS = [300, 900];

/**
 * Methods that change nothing when they're called again: reads, and writes that put the same thing in the same place. Everything else is called once,
 * such as posting, and opening what needs a trigger.
 */
const REPEATABLE = new Set([
  'apps.connections.open',
  'auth.test',
  'chat.update',
  'conversations.history',
  'conversations.info',
  'conversations.members',
  'conversations.open',
  'conversations.replies',
  'files.getUploadURLExternal',
  'files.info',
  'reactions.get',
  'users.info',
  'views.publish',
  'views.update',
  // The bytes of a file, which go to an address made for them.
  'other',
]);

export const isRepeatable = (method: string): boolean => REPEATABLE.has(method);

/** A fetch that tries again after a 5xx or a broken connection, where a second call does no harm. */
export const repeatingFetch =
  (inner: typeof fetch): typeof fetch =>
  async (input, init) => {
    const repeatable = isRepeatable(methodOf(input));
    for (const wait of WAITS_MS) {
      try {
        const response = await inner(input, init);
        if (response.status < 500 || !repeatable) return response;
        await response.body?.cancel();
      } catch (error) {
        if (init?.signal?.aborted || !(repeatable || wasNeverSent(error))) throw error;
      }
      await after(wait, undefined, init?.signal ? { signal: init.signal } : {});
    }
    return inner(input, init);
  };
