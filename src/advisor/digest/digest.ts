import type { Day } from '../units.ts';

/** A segment, or the small ones together. */
export interface SegmentLine {
  /** Null: several small segments together. */
  readonly name: string | null;
  readonly clients: number;
  /** Against the digest before; null where that was fewer than five, or cannot be said. */
  readonly change: number | null;
}

/** Five clients or more who were in one segment and are in another. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly clients: number;
}

/** What clients moving is counted from. */
export type MovementSince =
  /** The digest before, or a week ago where there was none. */
  | { readonly kind: 'since'; readonly at: string }
  /** The same, and a training in between moved the borders of segments that go on. */
  | { readonly kind: 'since-over-a-training'; readonly at: string }
  /** The segments are new: a model with other segments came into force. */
  | { readonly kind: 'segments-are-new'; readonly at: string }
  /** The first time that anybody looks. */
  | { readonly kind: 'first' };

export interface BoughtLine {
  readonly bondType: string;
  readonly purchases: number;
  /** Paise; null where few clients bought it, and the amount would be somebody's. */
  readonly amount: number | null;
  /** Paise in as many days before; null where the book says nothing of them. */
  readonly amountBefore: number | null;
}

export type Bought =
  | { readonly kind: 'bought'; readonly lines: readonly BoughtLine[]; readonly purchases: number; readonly amount: number }
  /** Fewer than five clients bought anything: nothing more is said. */
  | { readonly kind: 'few' }
  | { readonly kind: 'nothing' };

export interface AdviceFigures {
  /** Recommendations shown, and to how many clients. */
  readonly shown: number;
  readonly clients: number;
  /** By first type, the most frequent first. */
  readonly first: ReadonlyArray<{ readonly bondType: string; readonly times: number }>;
  readonly thumbsUp: number;
  readonly thumbsDown: number;
  readonly choseFirst: number;
  readonly choseOther: number;
  /** Only where at least five clients are counted. */
  readonly uptake: ReadonlyArray<{ readonly days: number; readonly clients: number; readonly bought: number }>;
}

export type Change =
  | { readonly kind: 'type'; readonly bondType: string; readonly amount: number; readonly amountBefore: number }
  | { readonly kind: 'segment'; readonly name: string; readonly clients: number; readonly change: number }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'model'; readonly version: number; readonly trainedAt: string };

/**
 * A week of the desk, as everybody in a channel may see it: no client, and no segment, movement or amount of fewer than five; plain counts (purchases,
 * recommendations, thumbs) may be smaller. Plain JSON; instants are ISO text.
 */
export interface Digest {
  readonly madeAt: string;
  /** Purchases of these days, both included; `until` before `from`: the book has not been read since the digest before. */
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
  /** In force when the digest was made. */
  readonly model: { readonly version: number; readonly trainedAt: string };
  /** The version whose segments these are, where another was put in force since the book was read. */
  readonly segmentsOf?: number;
  /** The day of the book's newest trade, and when the book was read. */
  readonly dataAsOf: Day;
  readonly readAt: string;
}
