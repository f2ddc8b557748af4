import { type Day, day, daysBefore } from '../../advisor/units.ts';
import { asLongAsItTakes } from '../../patience/patience.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { BookSource } from '../ports/book-source.ts';
import type { Clock } from '../ports/clock.ts';

/** The name under which the day is stored. */
const BOOK_DAY_AGGREGATE = 'book-day';
const KEPT_DAYS = 1;

/** How long a process may use what it has before it checks what others stored. */
const LOOK_AGAIN_AFTER_MS = 15_000;
/** After so long, the book itself is asked again, in the background. */
const FRESH_FOR_MS = 60_000;
/** A reading may keep the book's database busy for one part in so many of the time. */
const RESTS = 50;

/** Stores the day of a book's newest trade, as it was found when the book was read. */
export const keepBookDay = async (aggregates: AggregateStore, newest: Day, takenAt: Date): Promise<void> => {
  await aggregates.put(BOOK_DAY_AGGREGATE, { day: newest }, takenAt);
  await aggregates.removeOlder(BOOK_DAY_AGGREGATE, daysBefore(takenAt, KEPT_DAYS));
};

const dayIn = (document: unknown): Day | null => {
  const { day: kept } = (document ?? {}) as { readonly day?: unknown };
  return typeof kept === 'number' && Number.isInteger(kept) ? day(kept) : null;
};

export interface BookDayPorts {
  readonly source: Pick<BookSource, 'newestTradeDay'>;
  readonly aggregates: AggregateStore;
  readonly clock: Clock;
  /** A clock that only measures. */
  readonly milliseconds: () => number;
  /** False for a command that ends with its answer: it waits for the book, since nothing can go on behind it. */
  readonly asksBehind: boolean;
}

/**
 * The day of the book's newest usable trade. In a large book without an index that's a query of several seconds, so nobody in Slack waits
 * for it: it's stored whenever the book is read, and asked again in the background.
 */
export class BookDay {
  readonly #ports: BookDayPorts;
  #held: { readonly day: Day; readonly readAt: number } | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;
  #restsUntil = Number.NEGATIVE_INFINITY;
  #underWay: Promise<Day | null> | null = null;

  constructor(ports: BookDayPorts) {
    this.#ports = ports;
  }

  /** As last known, from memory or the product's own tables; null if the book was never read. */
  async current(): Promise<Day | null> {
    const now = this.#ports.clock.now().getTime();
    if (now - this.#lookedAt >= LOOK_AGAIN_AFTER_MS) {
      this.#lookedAt = now;
      // Callers that come while the first look is under way wait for it: it's one indexed row.
      this.#looking = this.#look().finally(() => {
        this.#looking = null;
      });
    }
    await this.#looking;
    const isFresh = this.#held !== null && now - this.#held.readAt < FRESH_FOR_MS;
    if (!isFresh && now >= this.#restsUntil) {
      // Nobody needs to know of a failure: it's tried again.
      const reading = this.read().catch(() => {});
      // In a process that goes on, whoever asks doesn't wait. A command has only this moment to learn what was traded since the last reading.
      if (!this.#ports.asksBehind) await reading;
    }
    return this.#held?.day ?? null;
  }

  /**
   * Asks the book now, for whoever can wait. Null for an empty book.
   * @throws SourceUnavailableError
   */
  read(): Promise<Day | null> {
    this.#underWay ??= asLongAsItTakes(() => this.#readNow()).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  /** Takes over what's stored, if it's newer. With the product's own database away, what's in memory stays. */
  async #look(): Promise<void> {
    const kept = await this.#ports.aggregates.latest(BOOK_DAY_AGGREGATE).catch(() => null);
    const stored = dayIn(kept?.document);
    if (!kept || stored === null) return;
    const readAt = kept.takenAt.getTime();
    if (!this.#held || readAt > this.#held.readAt) this.#held = { day: stored, readAt };
  }

  async #readNow(): Promise<Day | null> {
    const { source, aggregates, clock, milliseconds } = this.#ports;
    const started = milliseconds();
    try {
      const newest = await source.newestTradeDay();
      const at = clock.now();
      this.#held = newest === null ? null : { day: newest, readAt: at.getTime() };
      // Kept for other processes. Where it can't be, they ask the book themselves.
      if (newest !== null) await keepBookDay(aggregates, newest, at).catch(() => {});
      return newest;
    } finally {
      this.#restsUntil = clock.now().getTime() + Math.max(FRESH_FOR_MS, RESTS * (milliseconds() - started));
    }
  }
}
