import type { Day, Fraction, Paise } from '../units.ts';
import type { BondTerms, CouponStep, Redemption, Repayment } from './math/bond-terms.ts';
import type { DayCount } from './math/day-count.ts';

/** How a coupon bond's yield is quoted. */
export const COMPOUNDINGS = ['annual', 'half-yearly', 'quarterly', 'monthly', 'as coupons are paid'] as const;
export type Compounding = (typeof COMPOUNDINGS)[number];

/** Terms of a bond from its term sheet that books don't record. Absent: not known, or doesn't apply. */
export interface KnownTerms extends Pick<BondTerms, 'firstCouponDay' | 'lastRegularDay' | 'endOfMonth' | 'exDays'> {
  readonly dayCount?: DayCount;
  readonly compounding?: Compounding;
  /** Whether the yield of a last payment within a compounding period is simple. */
  readonly simpleAtTheEnd?: boolean;
  readonly steps?: readonly CouponStep[];
  readonly repayments?: readonly Repayment[];
  /** The issuer's rights to repay, in order of their days. */
  readonly calls?: readonly Redemption[];
  /** The holder's rights to be repaid, in order of their days. */
  readonly puts?: readonly Redemption[];
  /** Of one unit: amounts are whole multiples. */
  readonly faceValue?: Paise;
  /** On an exchange. Absent: it is. */
  readonly listed?: boolean;
  /** A floater's last fixing, if it isn't the coupon. */
  readonly lastFixing?: Fraction;
  /** When it was fixed. */
  readonly fixedOn?: Day;
}
