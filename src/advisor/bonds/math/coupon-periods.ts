import type { Day } from '../../units.ts';
import type { BulletBond } from './bullet-bond.ts';
import { monthsBefore } from './calendar.ts';
import { monthsBetweenCoupons } from './coupon-frequency.ts';
import type { ReferencePeriod } from './day-count.ts';

/** Interest accrues from `start` and is paid on `end`. */
export interface CouponPeriod {
  readonly start: Day;
  readonly end: Day;
  /** The regular period that ends on the same day, longer if the first period is short; null for interest at maturity. */
  readonly reference: ReferencePeriod | null;
}

/**
 * The coupon periods that end after a day, earliest first, counted back from maturity. A bond that matures on the last day of a month pays
 * on last days; any other pays on its date, or on the last day of a shorter month. What's left at issue is a short first period. Empty for
 * a single payment if the issue day is unknown.
 */
export const couponPeriods = (bond: BulletBond, after: Day): readonly CouponPeriod[] => {
  const { issueDay, maturityDay } = bond;
  const months = monthsBetweenCoupons(bond.frequency);
  if (months === null) return issueDay === null || after >= maturityDay ? [] : [{ start: issueDay, end: maturityDay, reference: null }];
  const first = Math.max(after, issueDay ?? after);
  const periods: CouponPeriod[] = [];
  let end = maturityDay;
  for (let count = 1; end > first; count++) {
    const regularStart = monthsBefore(maturityDay, count * months);
    const start = issueDay !== null && issueDay > regularStart ? issueDay : regularStart;
    periods.push({ start, end, reference: { start: regularStart, end, months } });
    end = regularStart;
  }
  return periods.reverse();
};
