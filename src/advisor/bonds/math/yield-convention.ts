import { type CouponFrequency, monthsBetweenCoupons } from './coupon-frequency.ts';

/** How a yield is quoted. */
export interface YieldConvention {
  /** How often a year it compounds. */
  readonly timesAYear: number;
  /** Whether it's simple once a single payment is left, within one compounding period, as money markets quote. */
  readonly simpleAtTheEnd: boolean;
}

/** Compounded yearly, half-yearly and so on, in the last coupon period too. */
export const compounded = (timesAYear: number): YieldConvention => ({ timesAYear, simpleAtTheEnd: false });

/** A single payment's: simple up to a year, compounded yearly beyond. Both agree at one year. */
export const SIMPLE_WITHIN_A_YEAR: YieldConvention = { timesAYear: 1, simpleAtTheEnd: true };

/** Default convention of a bond: as often as it pays (street convention). */
export const yieldConventionOf = (bond: { readonly frequency: CouponFrequency; readonly quotedAs?: YieldConvention }): YieldConvention => {
  const months = monthsBetweenCoupons(bond.frequency);
  return bond.quotedAs ?? (months === null ? SIMPLE_WITHIN_A_YEAR : compounded(12 / months));
};
