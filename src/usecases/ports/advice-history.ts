import type { ClientId, Day } from '../../advisor/units.ts';

/** What the figures need of a recommendation that was shown. */
export interface PastAdvice {
  readonly clientId: ClientId;
  readonly shownAt: Date;
  /** Best first. */
  readonly bondTypes: readonly string[];
  /** The client's last purchase as the book had it then; null without one. */
  readonly lastTradeDay: Day | null;
}

export interface ThumbCounts {
  readonly up: number;
  readonly down: number;
  /** "What did the client choose?": the first type shown, and something else or nothing. */
  readonly choseFirst: number;
  readonly choseOther: number;
}

/** What was advised and what people thought of it, between two instants (the first included, the second not). */
export interface AdviceHistory {
  /** In batches, oldest first. Rows that cannot be read are left out. */
  shown(from: Date, until: Date): AsyncIterable<readonly PastAdvice[]>;
  /** Signs that were given in that time and stood at its end. */
  thumbs(from: Date, until: Date): Promise<ThumbCounts>;
}
