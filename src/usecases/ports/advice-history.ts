import type { ClientId, Day } from '../../advisor/units.ts';

/** What the figures need of a recommendation that was shown. */
export interface PastAdvice {
  /** The recommendation's. */
  readonly id: string;
  readonly clientId: ClientId;
  readonly shownAt: Date;
  /** Best first. */
  readonly bondTypes: readonly string[];
  /** The client's last purchase in the book at that time; null if there was none. */
  readonly lastTradeDay: Day | null;
  /** The logged probability that the first type came first; null if it wasn't logged. */
  readonly propensity: number | null;
}

export interface ThumbCounts {
  readonly up: number;
  readonly down: number;
  /** Answers to "What did the client choose?": the first type shown, and something else or nothing. */
  readonly choseFirst: number;
  readonly choseOther: number;
}

/** What was advised, and what people thought of it, from one instant (included) to another (excluded). */
export interface AdviceHistory {
  /** In batches, oldest first. Rows that can't be read are left out. */
  shown(from: Date, until: Date): AsyncIterable<readonly PastAdvice[]>;
  /** Signs given in that time and not taken back by its end. */
  thumbs(from: Date, until: Date): Promise<ThumbCounts>;
}
