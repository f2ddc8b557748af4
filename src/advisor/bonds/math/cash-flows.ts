import { type Day, type Fraction, fraction } from '../../units.ts';
import { type BulletBond, requireAlive } from './bullet-bond.ts';
import { couponPeriods } from './coupon-periods.ts';
import { yearFraction } from './day-count.ts';

export interface CashFlow {
  readonly day: Day;
  /** Fraction of the face value. */
  readonly amount: Fraction;
  /** Years from settlement, added up period by period with the bond's day count. */
  readonly years: number;
}

/**
 * The payments after settlement; the principal comes with the last coupon. A coupon paid on the settlement day belongs to the seller.
 * A coupon is the rate times the period's year fraction.
 * @throws RangeError if the bond isn't alive on the settlement day
 */
export const cashFlowsAfter = (bond: BulletBond, settlement: Day): readonly CashFlow[] => {
  requireAlive(bond, settlement);
  const { coupon, dayCount, maturityDay } = bond;
  const periods = couponPeriods(bond, settlement);
  if (coupon === 0 && bond.frequency === 'at maturity')
    return [{ day: maturityDay, amount: fraction(1), years: yearFraction(dayCount, settlement, maturityDay, null) }];
  let years = 0;
  const flows = periods.map(({ start, end, reference }): CashFlow => {
    const whole = yearFraction(dayCount, start, end, reference);
    const gone = start < settlement ? yearFraction(dayCount, start, settlement, reference) : 0;
    years += whole - gone;
    return { day: end, amount: fraction(coupon * whole + (end === maturityDay ? 1 : 0)), years };
  });
  return flows.filter(({ amount }) => amount > 0);
};
