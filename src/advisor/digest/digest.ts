import type { OldBook } from '../calendar/old-book.ts';
import type { Day } from '../units.ts';
import type { UptakeBy } from './uptake-by.ts';

/** A segment, or the small ones together. */
export interface SegmentLine {
  /** Null: several small segments together. */
  readonly name: string | null;
  readonly clients: number;
  /** Change since the previous digest; null if it had under five clients or can't be compared. */
  readonly change: number | null;
}

/** At least five clients who moved from one segment to another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly clients: number;
}

/** Since when movements are counted. */
export type MovementSince =
  /** The previous digest, or a week ago if there was none. */
  | { readonly kind: 'since'; readonly at: string }
  /** The same, but a training in between moved the borders of continuing segments. */
  | { readonly kind: 'since-over-a-training'; readonly at: string }
  /** A model with other segments was activated. */
  | { readonly kind: 'segments-are-new'; readonly at: string }
  /** There's nothing earlier to compare with. */
  | { readonly kind: 'first' };

export interface BoughtLine {
  readonly bondType: string;
  readonly purchases: number;
  /** Paise; null if so few clients bought it that the amount could reveal a person's. */
  readonly amount: number | null;
  /** Paise in as many days before; null if unknown or with too few clients. */
  readonly amountBefore: number | null;
}

export type Bought =
  | { readonly kind: 'bought'; readonly lines: readonly BoughtLine[]; readonly purchases: number; readonly amount: number }
  /** Fewer than five clients bought anything: no details. */
  | { readonly kind: 'few' }
  | { readonly kind: 'nothing' };

export interface AdviceFigures {
  /** Recommendations shown, and to how many clients. */
  readonly shown: number;
  readonly clients: number;
  /** By first type, most frequent first. */
  readonly first: ReadonlyArray<{ readonly bondType: string; readonly times: number }>;
  readonly thumbsUp: number;
  readonly thumbsDown: number;
  readonly choseFirst: number;
  readonly choseOther: number;
  /** Only with at least five clients. */
  readonly uptake: ReadonlyArray<{ readonly days: number; readonly clients: number; readonly bought: number }>;
  /** What followed advice since outcomes are kept; only lines with at least five clients. Absent in older digests. */
  readonly followed?: UptakeBy;
}

export type Change =
  | { readonly kind: 'type'; readonly bondType: string; readonly amount: number; readonly amountBefore: number }
  | { readonly kind: 'segment'; readonly name: string; readonly clients: number; readonly change: number }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'model'; readonly version: number; readonly trainedAt: string };

/**
 * A week of the desk that everyone in a channel may see: no clients, and no segment, movement or amount with fewer than five; plain counts
 * (purchases, recommendations, thumbs) may be smaller. Plain JSON; instants are ISO text.
 */
export interface Digest {
  readonly madeAt: string;
  /** Purchases of these days, inclusive; if `until` is before `from`, the book wasn't read since the previous digest. */
  readonly from: Day;
  readonly until: Day;
  /** Advice between these instants. */
  readonly adviceFrom: string;
  readonly adviceUntil: string;
  readonly clients: number;
  readonly segments: readonly SegmentLine[];
  readonly movement: MovementSince;
  readonly moves: readonly Move[];
  readonly bought: Bought;
  readonly advice: AdviceFigures;
  readonly changes: readonly Change[];
  /** The model that was active when the digest was made. */
  readonly model: { readonly version: number; readonly trainedAt: string };
  /** The version these segments belong to, if another was activated since the book was read. */
  readonly segmentsOf?: number;
  /** The day of the book's newest trade, and when the book was read. */
  readonly dataAsOf: Day;
  readonly readAt: string;
  /** Present if the book was old when the digest was made. */
  readonly oldBook?: OldBook;
}
