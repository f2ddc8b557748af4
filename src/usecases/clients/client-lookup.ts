import type { ClientTrade } from '../../advisor/client-trade.ts';
import type { Maturities } from '../../advisor/maturities.ts';
import type { SegmentCard } from '../../advisor/model.ts';
import type { Profile } from '../../advisor/profile.ts';
import type { PurchaseHistory } from '../../advisor/purchase-history.ts';
import type { Day } from '../../advisor/units.ts';
import type { Untrained } from '../model-in-force.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';
import type { FeedbackTally, ShownRecommendation } from '../shown-recommendation.ts';

/** Where a client belongs, or why nobody can say. */
export type LookedUpSegment =
  | { readonly kind: 'placed'; readonly card: SegmentCard; readonly model: ShownRecommendation['model'] }
  | Untrained;

/** What was bought; nothing of it is known while the book is away. */
export interface LookedUpTrades {
  /** Newest first, at most fifty. */
  readonly newest: readonly ClientTrade[];
  readonly count: number;
  readonly history: PurchaseHistory;
  readonly maturities: Maturities;
}

export interface PastRecommendation {
  readonly shownAt: Date;
  /** Whether it was the one who looks now. A name would call that person each time. */
  readonly shownToAsker: boolean;
  /** The first type; null where nothing was suitable. */
  readonly bondType: string | null;
  /** Null where no model is in force to tell, or nothing was suitable. */
  readonly tally: FeedbackTally | null;
}

/** Those of a family that the person may see. */
export interface FamilyHint {
  /** Holder and members together, the client too. */
  readonly people: number;
  readonly isHolder: boolean;
}

/** All there is to see of one client. */
export interface ClientLookup {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly dataAsOf: Day;
  readonly segment: LookedUpSegment;
  /** Null: the book is away. */
  readonly trades: LookedUpTrades | null;
  /** Newest first, at most five. */
  readonly recommendations: readonly PastRecommendation[];
  /** Null: nobody is recorded. `name` is null where the book keeps no names of its staff. */
  readonly manager: { readonly id: string; readonly name: string | null } | null;
  /** Null: the client has none, or the book is away. */
  readonly family: FamilyHint | null;
  /** What was recorded when the client was taken in here; absent or null where that was not so. */
  readonly intake?: RegisteredClient | null;
  readonly shownAt: Date;
}

export type LookUpClientOutcome =
  | { readonly kind: 'looked-up'; readonly lookup: ClientLookup }
  /** Nobody has this id, or the person may not see the client: the same words for both. `similar` holds ids the person may see. */
  | { readonly kind: 'unknown-client'; readonly asked: string; readonly similar: readonly string[] }
  | { readonly kind: 'source-down' };
