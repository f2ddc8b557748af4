import type { CouponFrequency } from './bond-math/coupon-frequency.ts';
import type { RateRisk } from './bond-math/rate-risk.ts';
import type { BondBand, Rating } from './rating.ts';
import type { Day, Fraction, Paise } from './units.ts';

/** A bond that no rule knows. Counted and reported; never an action of the model. */
export const UNCLASSIFIED = 'Unclassified';

/** A bond that can be offered now, with what an advisor needs to know of it. */
export interface BondOnOffer {
  /** The ISIN where there is one, else the book's own id. */
  readonly bondId: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly bondType: string;
  readonly coupon: Fraction | null;
  readonly yieldToMaturity: Fraction | null;
  /** Where the yield comes from: what is offered now, or the bond's last trade (then on `yieldDay`). */
  readonly yieldFrom: 'offer' | 'last-trade' | null;
  readonly yieldDay: Day | null;
  readonly rating: Rating | null;
  /** Null where nobody rated it. */
  readonly band: BondBand | null;
  readonly maturityDay: Day | null;
  readonly minimumInvestment: Paise | null;
  /** Absent or null: not known. */
  readonly frequency?: CouponFrequency | null;
  readonly issueDay?: Day | null;
  /** The bond's name says that the issuer may repay it early. Absent: nothing is known, for no book has a column for it. */
  readonly namedCallable?: true;
}

export interface RecommendedBond extends BondOnOffer {
  /** As of the recommendation's day, at `yieldToMaturity`. Null where the bond's facts do not suffice; absent in what was stored before bonds carried it. */
  readonly rateRisk?: RateRisk | null;
}
