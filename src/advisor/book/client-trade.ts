import type { CouponFrequency } from '../bonds/math/coupon-frequency.ts';
import type { BondBand, Rating } from '../bonds/rating.ts';
import type { ClientId, Day, Fraction, Paise } from '../units.ts';

/** One purchase with its bond's facts. Unknown facts are null. */
export interface ClientTrade {
  readonly clientId: ClientId;
  readonly day: Day;
  readonly amount: Paise;
  /** What sales and redemptions have left of the amount; absent: all of it. */
  readonly held?: Paise;
  /** The ISIN, or the book's own id if there's none. */
  readonly bondId: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  /** `Unclassified` if no rule recognises the bond. */
  readonly bondType: string;
  readonly yieldToMaturity: Fraction | null;
  readonly coupon: Fraction | null;
  readonly frequency: CouponFrequency | null;
  readonly rating: Rating | null;
  readonly band: BondBand | null;
  readonly maturityDay: Day | null;
}
