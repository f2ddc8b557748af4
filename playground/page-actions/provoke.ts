import type { Context } from '../state/context.ts';
import { type RetryReason, sendLastEventAgain } from '../to-app/events.ts';
import type { JsonObject } from '../wire/wire.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

const MOST_DELAY_MS = 600_000;
const MOST_SECONDS = 300;
const REASONS: readonly unknown[] = ['http_timeout', 'http_error', 'connection_failed'] satisfies readonly RetryReason[];

/** A number within its bounds, or null to switch off; undefined if it's neither. */
const amount = (value: unknown, most: number): number | null | undefined => {
  if (value === null) return null;
  return typeof value === 'number' && value > 0 && value <= most ? value : undefined;
};

/** What each provocation does; false if the input makes no sense. */
const PROVOCATIONS: { readonly [what: string]: (context: Context, given: JsonObject) => boolean | Promise<boolean> } = {
  'duplicate-last-event': async (context) => {
    await sendLastEventAgain(context, null);
    return true;
  },
  'retry-last-event': async (context, { reason = 'http_timeout' }) => {
    if (!REASONS.includes(reason)) return false;
    await sendLastEventAgain(context, reason as RetryReason);
    return true;
  },
  'delay-next-delivery': ({ provocations }, given) => {
    const ms = amount(given.ms, MOST_DELAY_MS);
    if (ms !== undefined) provocations.set({ delayNextDeliveryMs: ms });
    return ms !== undefined;
  },
  'rate-limit-next-call': ({ provocations }, given) => {
    const seconds = amount(given.seconds, MOST_SECONDS);
    if (seconds !== undefined) provocations.set({ rateLimitNextCallSeconds: seconds === null ? null : Math.ceil(seconds) });
    return seconds !== undefined;
  },
  'lose-next-reply': ({ provocations }, { on }) => {
    if (typeof on === 'boolean') provocations.set({ loseNextReply: on });
    return typeof on === 'boolean';
  },
  'refuse-newest-blocks': ({ provocations }, { on }) => {
    if (typeof on === 'boolean') provocations.set({ refuseNewestBlocks: on });
    return typeof on === 'boolean';
  },
};

/** Makes something go wrong on purpose. */
export const provoke: PageAction = async (context, _person, given) => {
  const what = String(given.what);
  const provocation = Object.hasOwn(PROVOCATIONS, what) ? PROVOCATIONS[what] : undefined;
  return (await provocation?.(context, given)) === true ? DONE : failed('invalid_arguments');
};

export const clearTraffic: PageAction = async (context) => {
  context.traffic.clear();
  context.live.send(() => ({ type: 'traffic-cleared' }));
  return DONE;
};
