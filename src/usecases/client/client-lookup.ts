import type { ClientTrade } from '../../advisor/book/client-trade.ts';
import type { FreedMoney } from '../../advisor/book/freed-money.ts';
import type { Maturities } from '../../advisor/book/maturities.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import type { PurchaseHistory } from '../../advisor/book/purchase-history.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { SegmentCard } from '../../advisor/model/model.ts';
import type { CountedBand } from '../../advisor/suitability/counted-band.ts';
import type { Day } from '../../advisor/units.ts';
import type { Advice } from '../advise/advise-client.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { Untrained } from '../serving/active-model.ts';

/** A client's segment, or why it has none. */
export type LookedUpSegment =
  | {
      readonly kind: 'placed';
      readonly card: SegmentCard;
      readonly model: ShownRecommendation['model'];
      /** The day up to which the model learned, which the card's figures are of. */
      readonly learnedOn: Day;
    }
  | Untrained;

/** What a client bought. Not known while the book is away. */
export interface LookedUpTrades {
  /** Newest first, at most fifty. */
  readonly newest: readonly ClientTrade[];
  readonly count: number;
  readonly history: PurchaseHistory;
  readonly maturities: Maturities;
  /** What matures soon, and what matured and wasn't bought again: the same as in the client's calls on Home. */
  readonly freed: FreedMoney;
}

/** What would be offered to the client now. */
export type LookedUpAdvice = Pick<Advice, 'recommendation' | 'profileFrom'>;

export interface PastRecommendation {
  readonly shownAt: Date;
  /** Whether it was shown to the person who looks now. A name would notify the other person each time. */
  readonly shownToAsker: boolean;
  /** The first type; null if nothing was suitable. */
  readonly bondType: string | null;
  /** Null if nothing was suitable. */
  readonly tally: FeedbackTally | null;
}

/** The part of a family that the person may see. */
export interface FamilyHint {
  /** The holder and the members, this client included. */
  readonly people: number;
  readonly isHolder: boolean;
}

/** Everything there is to see of one client. */
export interface ClientLookup {
  readonly profile: Profile;
  readonly countedBand: CountedBand;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  /** The day of the book's newest trade; null if it holds none, or was never read. */
  readonly dataAsOf: Day | null;
  readonly oldBook: OldBook | null;
  readonly segment: LookedUpSegment;
  /** Null: there's no model. */
  readonly advice: LookedUpAdvice | null;
  /** Null: the book is away. */
  readonly trades: LookedUpTrades | null;
  /** Newest first, at most five. */
  readonly recommendations: readonly PastRecommendation[];
  /** Null: nobody is recorded. `name` is null if the book keeps no names of its staff. */
  readonly manager: { readonly id: string; readonly name: string | null } | null;
  /** Null: the client has none, or the book is away. */
  readonly family: FamilyHint | null;
  /** What was recorded when the client was registered here; absent or null if that never happened. */
  readonly intake?: RegisteredClient | null;
  readonly shownAt: Date;
}
