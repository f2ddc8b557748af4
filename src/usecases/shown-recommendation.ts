import type { Profile } from '../advisor/profile.ts';
import type { Recommendation } from '../advisor/recommend.ts';
import type { Day } from '../advisor/units.ts';

/** A recommendation as it was shown to somebody: kept whole, so that the message can be drawn again and feedback finds its cell. */
export interface ShownRecommendation {
  /** A UUID. */
  readonly id: string;
  readonly shownTo: string;
  readonly shownAt: Date;
  readonly profile: Profile;
  /** `book`: read fresh. `snapshot`: the source was down, this is the profile of the last training, taken then; without bonds where none had been read a short while before. */
  readonly profileFrom: { readonly kind: 'book' } | { readonly kind: 'snapshot'; readonly takenAt: Date; readonly withoutOffers?: boolean };
  readonly recommendation: Recommendation;
  readonly model: { readonly version: number; readonly trainedAt: Date };
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  /** The client was to be forgotten: what the folds need is here, and nothing that says whose it was. */
  readonly forgotten?: true;
}

/** What the signs under one recommendation add up to, for its footer. */
export interface FeedbackTally {
  readonly up: number;
  readonly down: number;
  /** What the client chose, an entry for each advisor who said; null: something else or nothing. */
  readonly choices?: ReadonlyArray<string | null>;
  /** The first recommended type; feedback speaks of it. */
  readonly bondType: string;
  /** The cell without this recommendation's signs, and with them (with everybody else's in both). */
  readonly qWithout: number;
  readonly qWith: number;
}
