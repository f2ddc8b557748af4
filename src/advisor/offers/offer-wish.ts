import type { BondTrait } from '../bonds/bond-traits.ts';
import type { CouponFrequency } from '../bonds/math/coupon-frequency.ts';
import type { Grade } from '../bonds/rating.ts';
import type { Fraction, Paise } from '../units.ts';

/** What somebody looks for among the bonds on offer. Null: any. */
export interface OfferWish {
  /** Years to maturity, both included. */
  readonly from: number | null;
  readonly to: number | null;
  /** The most that the smallest purchase may be. */
  readonly minimum: Paise | null;
  readonly lowestGrade: Grade | null;
  /** The least that's left of the yield after tax at the slab, per year. */
  readonly afterTax: { readonly least: Fraction; readonly slab: Fraction } | null;
  readonly frequency: CouponFrequency | null;
  /** All of these. */
  readonly having: readonly BondTrait[];
  /** None of these. */
  readonly without: readonly BondTrait[];
  /** Not what the client holds. */
  readonly notHeld: boolean;
  /** One of the book's types; absent: any. */
  readonly bondType?: string;
  /** The least yield to maturity a year; absent: any. */
  readonly leastYield?: Fraction;
}

export const ANY_OFFER: OfferWish = {
  from: null,
  to: null,
  minimum: null,
  lowestGrade: null,
  afterTax: null,
  frequency: null,
  having: [],
  without: [],
  notHeld: false,
};
