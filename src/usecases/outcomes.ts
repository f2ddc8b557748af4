import type { Untrained } from './model-in-force.ts';
import type { ShownPlace } from './ports.ts';
import type { FeedbackTally, ShownRecommendation } from './shown-recommendation.ts';

/** What can come of asking for a recommendation. Every value has a view. */
export type RecommendBondOutcome =
  | { readonly kind: 'recommended'; readonly shown: ShownRecommendation; readonly tally: FeedbackTally }
  /** A recommendation without a suitable type: `shown.recommendation.recommended` is empty, `excluded` says why. */
  | { readonly kind: 'nothing-suitable'; readonly shown: ShownRecommendation }
  /** Nobody has this id, or the person may not see the client: the same words for both. `similar` holds ids the person may see. */
  | { readonly kind: 'unknown-client'; readonly asked: string; readonly similar: readonly string[] }
  | Untrained
  /** The book cannot be read and there is no snapshot of this client. */
  | { readonly kind: 'source-down' };

/** What can come of a sign. */
export type RecordFeedbackOutcome =
  /** `changed` is false where the event was recorded before. */
  | {
      readonly kind: 'recorded';
      readonly changed: boolean;
      readonly shown: ShownRecommendation;
      readonly tally: FeedbackTally;
      /** The messages that show it, the oldest first. */
      readonly places: readonly ShownPlace[];
    }
  /** No recommendation there, or somebody whose sign does not count. */
  | { readonly kind: 'ignored'; readonly why: 'no-recommendation' | 'damaged-recommendation' | 'no-role' | 'not-yours' };

/** A recommendation as it stands now. */
export interface StandingRecommendation {
  readonly shown: ShownRecommendation;
  readonly tally: FeedbackTally;
  readonly places: readonly ShownPlace[];
}

/** What can come of sharing a recommendation to a channel. */
export type ShareOutcome =
  | ({ readonly kind: 'shared' } & StandingRecommendation)
  /** Client-level results may not stand in that channel. */
  | { readonly kind: 'channel-not-allowed' }
  /** No such recommendation, or of a client whom the person may not see. */
  | { readonly kind: 'unknown-recommendation' };

export interface ClientSuggestion {
  readonly clientId: string;
  /** Absent where the book keeps no names. */
  readonly name?: string | null;
  /** "band B · 6 trades · ₹12.5L": facts that tell similar ids apart. */
  readonly riskBand: string | null;
  readonly trades: number;
  /** Paise. */
  readonly totalInvested: number;
}
