import type { Recommendation } from '../../advisor/advice/recommend.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { Day } from '../../advisor/units.ts';

/** A recommendation as somebody was shown it. It's kept whole, so that the message can be redrawn and feedback finds its cell. */
export interface ShownRecommendation {
  /** A UUID. */
  readonly id: string;
  readonly shownTo: string;
  readonly shownAt: Date;
  readonly profile: Profile;
  /**
   * `book`: read fresh. `snapshot`: the book was away, and what was bought is known up to the reading at `takenAt`; `withoutOffers` if no
   * bonds had been read a short while before.
   */
  readonly profileFrom: { readonly kind: 'book' } | { readonly kind: 'snapshot'; readonly takenAt: Date; readonly withoutOffers?: boolean };
  readonly recommendation: Recommendation;
  readonly model: { readonly version: number; readonly trainedAt: Date };
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  /** Present if the book was old then. */
  readonly oldBook?: OldBook;
  /** The client was forgotten: this holds what the folds need, and nothing that says whose it was. */
  readonly forgotten?: true;
}

/** What the signs under one recommendation add up to, for its footer. */
export interface FeedbackTally {
  readonly up: number;
  readonly down: number;
  /** What the client chose, one entry per adviser who said; null: something else or nothing. */
  readonly choices?: ReadonlyArray<string | null>;
  /** Who can take back a thumb by button or a choice, by Slack user id. Absent: nobody. */
  readonly pressedBy?: readonly string[];
  /** The first recommended type, which the feedback is about. */
  readonly bondType: string;
  /**
   * The cell's value for this client without this recommendation's signs, and with them. All other signs are in both. Null: there's no model, or
   * the active one doesn't know the type. The signs are kept all the same.
   */
  readonly effect: {
    readonly qWithout: number;
    readonly qWith: number;
    /** The signs change nothing for this client: those who gave them aren't the client's advisers, and nobody else agrees. */
    readonly isUnheard?: true;
  } | null;
}
