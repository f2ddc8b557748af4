import { type Day, isoFromDay } from '../../units.ts';
import type { BondTerms } from './bond-terms.ts';
import { isMonthEnd, monthsAfter, monthsBefore } from './calendar.ts';
import { monthsBetweenCoupons } from './coupon-frequency.ts';
import type { ReferencePeriod } from './day-count.ts';

/** Interest accrues from `start` and is paid on `end`. */
export interface CouponPeriod {
  readonly start: Day;
  readonly end: Day;
  /** The regular period at the end of the coupon period (of an odd last one: at its start); null for interest at maturity. */
  readonly reference: ReferencePeriod | null;
}

/**
 * The coupon periods that end after a day, earliest first. Coupon days are counted back from maturity, or from the coupon day before an odd
 * last period. If that day is the last of a month, so are the others (unless the terms say no); otherwise they're on its date, or on the last
 * day of a shorter month. The first period is what's left at issue, or reaches to the first coupon day that the terms name. Empty for a
 * single payment if the issue day is unknown.
 * @throws RangeError if the first coupon day that the terms name isn't among those counted back
 */
export const couponPeriods = (bond: BondTerms, after: Day): readonly CouponPeriod[] => {
  const { issueDay, maturityDay, firstCouponDay, lastRegularDay } = bond;
  const anchor = lastRegularDay ?? maturityDay;
  // A coupon on 30 June is no month's end to count from if the bond's coupons fall on 30ths.
  const endOfMonth = (bond.endOfMonth ?? true) && isMonthEnd(anchor);
  const months = monthsBetweenCoupons(bond.frequency);
  if (months === null) return issueDay === null || after >= maturityDay ? [] : [{ start: issueDay, end: maturityDay, reference: null }];
  const reference = (start: Day, end: Day): ReferencePeriod => ({ start, end, months, endOfMonth });
  const first = Math.max(after, issueDay ?? after);
  const periods: CouponPeriod[] = [];
  if (lastRegularDay !== undefined && after < maturityDay)
    periods.push({
      start: lastRegularDay,
      end: maturityDay,
      reference: reference(lastRegularDay, monthsAfter(lastRegularDay, months, endOfMonth)),
    });
  let end = anchor;
  for (let count = 1; end > first; count++) {
    const regularStart = monthsBefore(anchor, count * months, endOfMonth);
    const isFirst = end === firstCouponDay || (issueDay !== null && issueDay > regularStart);
    const start = isFirst && issueDay !== null ? issueDay : regularStart;
    // The period around an odd first coupon is counted back from that coupon, as the market's systems do, not from maturity.
    periods.push({ start, end, reference: reference(start === regularStart ? start : monthsBefore(end, months, endOfMonth), end) });
    if (isFirst) break;
    if (firstCouponDay !== undefined && regularStart < firstCouponDay)
      throw new RangeError(`${isoFromDay(firstCouponDay)} isn't a coupon day counted back from ${isoFromDay(anchor)}`);
    end = regularStart;
  }
  return periods.reverse();
};
