import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseAwayError } from '../patience/database-away.ts';
import { inPatience } from '../patience/patience.ts';
import { atMost } from './at-most.ts';

/** How long a caller waits for the verdict on a database that was just suspected. */
const VERDICT_WITHIN_MS = 400;

export interface BreakerOptions {
  /** Asks the database for a sign of life, over a connection of its own. Rejects if there's none in time. */
  readonly probe: () => Promise<void>;
  /** How long to wait between two probes of a database that's away; milliseconds. */
  readonly everyMs: number;
  /** The database is away from now on: what still waits for it should hear so. */
  readonly onAway: () => void;
}

/**
 * A circuit breaker: spares callers the wait for a database that doesn't answer.
 * - `answers`: everybody may ask.
 * - `suspected`: somebody heard nothing in time, and a probe finds out. Callers wait a moment for its verdict.
 * - `away`: nobody may ask. Probes go on until one succeeds.
 */
export class Breaker {
  readonly #options: BreakerOptions;
  readonly #closed = new AbortController();
  #state: 'answers' | 'suspected' | 'away' = 'answers';
  #verdict: Promise<void> = Promise.resolve();
  #suspectedAt = Number.NEGATIVE_INFINITY;
  /** What the last probe met. */
  #why: unknown;
  #watching: Promise<void> | null = null;

  constructor(options: BreakerOptions) {
    this.#options = options;
  }

  get isAway(): boolean {
    return this.#state === 'away';
  }

  /** When the database was last suspected, by `performance.now()`. An idle connection from before may be dead. */
  get suspectedAt(): number {
    return this.#suspectedAt;
  }

  /** @throws DatabaseAwayError if the database doesn't answer */
  async admit(): Promise<void> {
    if (this.#state === 'suspected') await atMost(VERDICT_WITHIN_MS, this.#verdict);
    if (this.#state !== 'answers') throw new DatabaseAwayError(undefined, this.#why);
  }

  /** Somebody heard nothing from the database in time, or lost a connection to it. */
  suspect(): void {
    if (this.#state !== 'answers' || this.#closed.signal.aborted) return;
    this.#state = 'suspected';
    this.#suspectedAt = performance.now();
    this.#verdict = this.#probe().then(() => this.#watch());
  }

  /** Asks the database for a sign of life now. What it learns counts for everybody. */
  async check(): Promise<boolean> {
    if (this.#state === 'answers') await this.#probe().then(() => this.#watch());
    else await this.#verdict;
    return this.#state === 'answers';
  }

  close(): void {
    this.#closed.abort();
  }

  async #probe(): Promise<void> {
    try {
      await this.#options.probe();
      this.#state = 'answers';
    } catch (error) {
      const isNews = this.#state !== 'away';
      this.#state = 'away';
      this.#why = error;
      if (isNews) this.#options.onAway();
    }
  }

  #watch(): void {
    if (this.#state !== 'away') return;
    this.#watching ??= this.#untilItAnswers().finally(() => {
      this.#watching = null;
    });
  }

  async #untilItAnswers(): Promise<void> {
    const { signal } = this.#closed;
    while (this.#state === 'away' && !signal.aborted) {
      await sleep(this.#options.everyMs, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted) await this.#probe();
    }
  }
}

/**
 * A connection from a pool.
 * @throws DatabaseAwayError if the database doesn't answer, or the person who waits can't wait longer; a connection that comes later is released
 */
export const acquireInPatience = async <C>(
  breaker: Breaker | null,
  acquire: () => Promise<C>,
  release: (connection: C) => Promise<void>,
): Promise<C> => {
  await breaker?.admit();
  const acquiring = acquire();
  let isTooLate = false;
  try {
    return await inPatience('database', acquiring, () => {
      isTooLate = true;
      return new DatabaseAwayError('No connection to the database became free in time.');
    });
  } catch (error) {
    if (isTooLate) void acquiring.then(release, () => {});
    throw error;
  }
};
