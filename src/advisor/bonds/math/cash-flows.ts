import { type Day, type Fraction, fraction } from '../../units.ts';
import { type BondTerms, couponOn, lastDayOf, outstandingOn, requireAlive } from './bond-terms.ts';
import { type CouponPeriod, couponPeriods } from './coupon-periods.ts';
import { yearFraction } from './day-count.ts';

export interface CashFlow {
  readonly day: Day;
  /** Interest and principal, per unit of the face value outstanding at settlement. */
  readonly amount: Fraction;
  readonly interest: Fraction;
  readonly principal: Fraction;
  /** Years from settlement, added up period by period with the bond's day count. */
  readonly years: number;
}

/**
 * The payments after settlement, earliest first; the principal comes with the last coupon. What's paid on the settlement day belongs to the
 * seller, and so does a coupon from its ex-day on. A coupon is the rate times the outstanding principal times the period's year fraction.
 * @throws RangeError if the bond isn't alive on the settlement day
 */
export const cashFlowsAfter = (bond: BondTerms, settlement: Day): readonly CashFlow[] => {
  requireAlive(bond, settlement);
  const { dayCount, repayments = [], redemption } = bond;
  const lastDay = lastDayOf(bond);
  const outstanding = outstandingOn(bond, settlement);
  const flow = (day: Day, interest: number, principal: number, years: number): CashFlow => ({
    day,
    amount: fraction((interest + principal) / outstanding),
    interest: fraction(interest / outstanding),
    principal: fraction(principal / outstanding),
    years,
  });
  const flows: CashFlow[] = [];
  let gone = 0;
  for (const period of periodsAfter(bond, settlement)) {
    const { start, reference } = period;
    if (start >= lastDay) break;
    const end = Math.min(period.end, lastDay) as Day;
    const elapsed = start < settlement ? yearFraction(dayCount, start, settlement, reference) : 0;
    const yearsTo = (day: Day): number => gone + yearFraction(dayCount, start, day, reference) - elapsed;
    for (const { day, share } of repayments)
      if (day > Math.max(start, settlement) && day < end) flows.push(flow(day, 0, share, yearsTo(day)));
    const repaid = repayments.find(({ day }) => day === end && day < lastDay)?.share ?? 0;
    const redeemed = end === lastDay ? outstandingBefore(bond, end) * (redemption?.price ?? 1) : 0;
    const interest = isEx(bond, period, settlement) ? 0 : interestOver(bond, period, start, end);
    flows.push(flow(end, interest, repaid + redeemed, yearsTo(end)));
    gone = yearsTo(end);
  }
  return flows.filter(({ amount }) => amount > 0);
};

/** The coupon periods, or one from settlement on if there's no interest to accrue from the day of issue. */
const periodsAfter = (bond: BondTerms, settlement: Day): readonly CouponPeriod[] =>
  bond.frequency === 'at maturity' && bond.coupon === 0
    ? [{ start: settlement, end: bond.maturityDay, reference: null }]
    : couponPeriods(bond, settlement);

/** What a last payment repays: the principal outstanding until that day. */
const outstandingBefore = (bond: BondTerms, day: Day): Fraction => outstandingOn(bond, (day - 1) as Day);

/** Whether a buyer who settles on a day comes too late for the period's coupon. */
export const isEx = ({ exDays = 0 }: BondTerms, { end }: CouponPeriod, settlement: Day): boolean =>
  exDays > 0 && settlement >= end - exDays;

/** The interest of a part of a coupon period, as a fraction of the original face value, through coupon steps and repayments. */
export const interestOver = (bond: BondTerms, { reference }: CouponPeriod, from: Day, to: Day): number => {
  const changes = [...(bond.steps ?? []).map((step) => step.from), ...(bond.repayments ?? []).map(({ day }) => day)];
  const ends = [...new Set(changes.filter((day) => day > from && day < to))].sort((a, b) => a - b);
  let interest = 0;
  let start = from;
  for (const end of [...ends, to]) {
    interest += couponOn(bond, start) * outstandingOn(bond, start) * yearFraction(bond.dayCount, start, end, reference);
    start = end;
  }
  return interest;
};
