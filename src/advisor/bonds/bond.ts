import type { Claim } from '../../claims/claim.ts';
import type { Day, Fraction, Paise } from '../units.ts';
import type { BandLimit } from './band-of-bond.ts';
import type { BondTrait } from './bond-traits.ts';
import type { KnownTerms } from './known-terms.ts';
import type { CouponFrequency } from './math/coupon-frequency.ts';
import type { RateRisk } from './rate-risk.ts';
import type { BondBand, Rating } from './rating.ts';

/** The type of a bond that no rule recognises. It's counted and reported, but the model never recommends it. */
export const UNCLASSIFIED = 'Unclassified';

/** A bond that can be offered now, with the facts an adviser needs. */
export interface BondOnOffer {
  /** The ISIN, or the book's own id if there's none. */
  readonly bondId: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly bondType: string;
  readonly coupon: Fraction | null;
  readonly yieldToMaturity: Fraction | null;
  /** Where the yield comes from: the current offer, or the bond's last trade (on `yieldDay`). */
  readonly yieldFrom: 'offer' | 'last-trade' | null;
  readonly yieldDay: Day | null;
  readonly rating: Rating | null;
  /** By grade, structure and market. Null if unrated. */
  readonly band: BondBand | null;
  /** Why it isn't of band A, as its grade is. Absent: it's the grade's band. */
  readonly bandLimits?: readonly BandLimit[];
  /** What government bonds of its tenor yield, by what's on offer or else by the desk's rules. Absent in older stored recommendations. */
  readonly sovereign?: Fraction;
  readonly maturityDay: Day | null;
  /** The smallest purchase, in whole units where their face value is recorded. */
  readonly minimumInvestment: Paise | null;
  /** Absent or null: unknown. */
  readonly frequency?: CouponFrequency | null;
  readonly issueDay?: Day | null;
  /** The bond's name says the issuer may repay it early. Absent: unknown, because books have no column for it. */
  readonly namedCallable?: true;
  /** What's known of its structure. Absent: nothing is. */
  readonly traits?: readonly BondTrait[];
  /** What its term sheet says beyond the book. Absent: not recorded. */
  readonly terms?: KnownTerms;
  /** The last day on which it's offered. Absent: it isn't on offer, or its source names no last day. */
  readonly offeredUntil?: Day;
}

export interface RecommendedBond extends BondOnOffer {
  /** On the recommendation's day, at `yieldToMaturity`. Null if the facts don't suffice; absent in older stored recommendations. */
  readonly rateRisk?: RateRisk | null;
  /** What weighed most for it among the bonds of its type, with the numbers behind. Absent if the order wasn't learned, or nothing is worth saying. */
  readonly why?: { readonly sentence: string; readonly claims: readonly Claim[] };
}
