import { type Day, type Fraction, fraction } from '../../units.ts';
import { type BondTerms, outstandingOn, requireAlive } from './bond-terms.ts';
import { interestOver, isEx } from './cash-flows.ts';
import { couponPeriods } from './coupon-periods.ts';

/**
 * The part of the running coupon that the buyer owes the seller, per unit of outstanding face value; 0 on a coupon day. From its ex-day on
 * the seller keeps the coupon, so it's negative: the interest still to come.
 * @throws RangeError if the bond isn't alive on the settlement day
 */
export const accruedInterest = (bond: BondTerms, settlement: Day): Fraction => {
  requireAlive(bond, settlement);
  const [running] = couponPeriods(bond, settlement);
  if (!running || settlement <= running.start) return fraction(0);
  const owed = isEx(bond, running, settlement)
    ? -interestOver(bond, running, settlement, running.end)
    : interestOver(bond, running, running.start, settlement);
  return fraction(owed / outstandingOn(bond, settlement));
};
