import { type Day, type Fraction, fraction } from '../units.ts';
import { type BulletBond, requireAlive } from './bullet-bond.ts';
import { couponPeriods } from './coupon-periods.ts';
import { yearFraction } from './day-count.ts';

/**
 * The part of the running coupon that the buyer pays the seller for, as a fraction of the face value; 0 on a coupon day.
 * @throws RangeError where the bond is not alive on the day of settlement
 */
export const accruedInterest = (bond: BulletBond, settlement: Day): Fraction => {
  requireAlive(bond, settlement);
  const [running] = couponPeriods(bond, settlement);
  if (bond.coupon === 0 || !running) return fraction(0);
  return fraction(bond.coupon * yearFraction(bond.dayCount, running.start, settlement, running.reference));
};
