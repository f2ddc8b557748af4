import type { CouponFrequency } from './bond-math/coupon-frequency.ts';
import type { BondBand, Rating } from './rating.ts';
import type { ClientId, Day, Fraction, Paise } from './units.ts';

/** One purchase, with what the book knows of its bond. What is not known is null. */
export interface ClientTrade {
  readonly clientId: ClientId;
  readonly day: Day;
  readonly amount: Paise;
  /** The ISIN where there is one, else the book's own id. */
  readonly bondId: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  /** `Unclassified` where no rule knows the bond. */
  readonly bondType: string;
  readonly yieldToMaturity: Fraction | null;
  readonly coupon: Fraction | null;
  readonly frequency: CouponFrequency | null;
  readonly rating: Rating | null;
  readonly band: BondBand | null;
  readonly maturityDay: Day | null;
}
