import type { Compounding, KnownTerms } from './known-terms.ts';
import type { DayCount } from './math/day-count.ts';

/** How the coupon bonds of a type are counted and quoted by default. */
export interface TypeConvention {
  readonly dayCount: DayCount;
  readonly compounding: Compounding;
}

/** Listed debt: ACT/ACT ICMA, and an annual yield whatever the coupon frequency, as Indian lists quote it. */
const LISTED_DEBT: TypeConvention = { dayCount: 'ACT/ACT ICMA', compounding: 'annual' };

const BY_TYPE: Readonly<Record<string, TypeConvention>> = {
  /** Dated securities of the union and the states (FIMMDA, Reserve Bank). */
  'Government Securities': { dayCount: '30E/360', compounding: 'half-yearly' },
};

/** How single payments are counted: bills, zero coupon bonds, interest at maturity. */
export const SINGLE_PAYMENT: DayCount = 'ACT/365F';

/** The convention of a bond: its own where the desk knows it, otherwise that of its type. */
export const conventionOf = (bondType: string, { dayCount, compounding }: KnownTerms = {}): TypeConvention => {
  const ofType = Object.hasOwn(BY_TYPE, bondType) ? (BY_TYPE[bondType] as TypeConvention) : LISTED_DEBT;
  return { dayCount: dayCount ?? ofType.dayCount, compounding: compounding ?? ofType.compounding };
};
