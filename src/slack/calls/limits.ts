import { setTimeout as after } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Meter } from '../edge/meter.ts';
import type { Lane } from './lane.ts';

/** How long a call may wait for Slack's limits, all its waits together; milliseconds. */
const PATIENCE_MS: Readonly<Record<Lane, number>> = { person: 2000, background: 65_000 };
/** A message waits in its conversation's turn, where people wait behind it. Whoever posts in the background tries again later. */
const POST_PATIENCE_MS = 2000;
/** When a limit ends, people's calls go first. */
const AFTER_PEOPLE_MS = 200;

/** These need a trigger, which lives three seconds. They're sent whatever we believe about limits: only Slack's answer counts. */
const AT_ONCE: ReadonlySet<string> = new Set(['views.open', 'views.push']);

/** A longer limit is believed for this long, then tried again: a mistaken one would silence us until a restart. */
const MOST_BELIEVED_S = 15 * 60;

const MINUTE_MS = 60_000;
/** Methods that we call in bulk, and how often a minute: below Slack's tier 4 (100), with room for people. */
const PACED: Readonly<Record<string, Readonly<Record<Lane, number>>>> = { 'users.info': { person: 95, background: 80 } };

/**
 * Slack counts a method per workspace, and posting per channel too. We serve one workspace. A 429 doesn't say which limit it is about: for a message it's
 * taken for the channel's, so that other channels aren't held back.
 */
const bucketOf = (method: string, options: Record<string, unknown>): string =>
  method === 'chat.postMessage' ? `${method} ${options.channel}` : method;

const RATE_LIMITED = new Set(['ratelimited', 'rate_limited']);

/** How long Slack asks to wait, in seconds; null for any other error. */
const asksToWait = (error: unknown): number | null => {
  if (error instanceof WebAPIRateLimitedError) return error.retryAfter;
  if (!(error instanceof WebAPIPlatformError) || !RATE_LIMITED.has(error.data.error)) return null;
  return error.data.response_metadata?.retryAfter ?? 1;
};

/**
 * Keeps Slack's limits as Slack counts them. A call whose method (or channel) is limited waits, at most as long as its lane may. One that would wait
 * longer fails at once, so that the person can be told. No call waits for another method's limit, or another channel's.
 */
export class Limits {
  readonly #meter: Meter;
  readonly #windowMs: number;
  /** When a bucket may be used again, on `performance.now()`'s clock. */
  readonly #freeAt = new Map<string, number>();
  /** When each paced method was called in the last minute. */
  readonly #sentAt = new Map<string, number[]>();

  /** @param windowMs what counts as a minute; tests have a shorter one */
  constructor(meter: Meter, windowMs = MINUTE_MS) {
    this.#meter = meter;
    this.#windowMs = windowMs;
  }

  /** @throws WebAPIRateLimitedError if the limit lasts longer than this lane waits */
  async keep<T>(method: string, options: Record<string, unknown>, lane: Lane, call: () => Promise<T>): Promise<T> {
    const bucket = bucketOf(method, options);
    let patience = method === 'chat.postMessage' ? POST_PATIENCE_MS : PATIENCE_MS[lane];
    for (let limited = !AT_ONCE.has(method); ; limited = true) {
      if (limited) patience -= await this.#pass(bucket, method, lane, patience);
      try {
        return await call();
      } catch (error) {
        const seconds = asksToWait(error);
        if (seconds === null) throw error;
        this.#limit(bucket, seconds);
      }
    }
  }

  /** Waits until the bucket may be used. Resolves to how long that took. */
  async #pass(bucket: string, method: string, lane: Lane, patience: number): Promise<number> {
    for (let waited = 0; ; ) {
      const now = performance.now();
      const wait = Math.max(this.#limitedFor(bucket, now), this.#pacedFor(method, lane, now));
      if (wait <= 0) {
        this.#sentAt.get(method)?.push(now);
        return waited;
      }
      const needed = wait + (lane === 'background' ? AFTER_PEOPLE_MS : 0);
      if (waited + needed > patience) {
        this.#meter.slackLimit(method, 'gave_up');
        throw new WebAPIRateLimitedError(Math.ceil(wait / 1000));
      }
      if (waited === 0) this.#meter.slackLimit(method, 'waited');
      waited += needed;
      await after(needed);
    }
  }

  #limitedFor(bucket: string, now: number): number {
    return (this.#freeAt.get(bucket) ?? now) - now;
  }

  #pacedFor(method: string, lane: Lane, now: number): number {
    const most = PACED[method]?.[lane];
    if (most === undefined) return 0;
    const sent = (this.#sentAt.get(method) ?? []).filter((at) => now - at < this.#windowMs);
    this.#sentAt.set(method, sent);
    const first = sent[sent.length - most];
    return first === undefined ? 0 : first + this.#windowMs - now;
  }

  #limit(bucket: string, seconds: number): void {
    const now = performance.now();
    for (const [other, freeAt] of this.#freeAt) if (freeAt <= now) this.#freeAt.delete(other);
    this.#freeAt.set(bucket, now + Math.min(MOST_BELIEVED_S, Math.max(0.1, seconds)) * 1000);
  }
}
