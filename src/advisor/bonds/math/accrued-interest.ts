import { type Day, type Fraction, fraction } from '../../units.ts';
import { type BulletBond, requireAlive } from './bullet-bond.ts';
import { couponPeriods } from './coupon-periods.ts';
import { yearFraction } from './day-count.ts';

/**
 * The part of the running coupon the buyer owes the seller, as a fraction of the face value; 0 on a coupon day.
 * @throws RangeError if the bond isn't alive on the settlement day
 */
export const accruedInterest = (bond: BulletBond, settlement: Day): Fraction => {
  requireAlive(bond, settlement);
  const [running] = couponPeriods(bond, settlement);
  if (bond.coupon === 0 || !running) return fraction(0);
  return fraction(bond.coupon * yearFraction(bond.dayCount, running.start, settlement, running.reference));
};
