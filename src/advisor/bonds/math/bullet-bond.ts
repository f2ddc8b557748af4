import { type Day, type Fraction, isoFromDay } from '../../units.ts';
import type { CouponFrequency } from './coupon-frequency.ts';
import type { DayCount } from './day-count.ts';

/**
 * What a bond is, apart from what it's worth: a fixed coupon, and the whole principal repaid on one day. Amounts and prices are fractions
 * of the face value (99.32% is 0.9932). Payments fall on calendar days, whatever the weekday. Not covered: ex-dividend periods, calls,
 * amortisation, floating and stepped coupons.
 */
export interface BulletBond {
  /** The day interest starts to accrue. Null if unknown: every coupon period then counts as regular. */
  readonly issueDay: Day | null;
  readonly maturityDay: Day;
  /** Per year; 0 for none. */
  readonly coupon: Fraction;
  readonly frequency: CouponFrequency;
  readonly dayCount: DayCount;
}

/** @throws RangeError for an impossible bond: matured at issue, a negative coupon, or payments that can't be worked out */
export const bulletBond = (bond: BulletBond): BulletBond => {
  const { issueDay, maturityDay, coupon, frequency, dayCount } = bond;
  if (issueDay !== null && issueDay >= maturityDay) throw new RangeError('A bond is issued before it matures');
  if (!(coupon >= 0)) throw new RangeError('A coupon is not negative');
  if (frequency === 'at maturity' && dayCount === 'ACT/ACT ICMA') throw new RangeError('ACT/ACT ICMA needs coupon periods');
  if (frequency === 'at maturity' && coupon > 0 && issueDay === null)
    throw new RangeError('Interest paid at maturity accrues from the issue day, which is not known');
  return bond;
};

/** @throws RangeError unless the bond is alive on the settlement day: issued and not yet repaid */
export const requireAlive = ({ issueDay, maturityDay }: BulletBond, settlement: Day): void => {
  if (settlement >= maturityDay) throw new RangeError(`The bond has matured by ${isoFromDay(settlement)}`);
  if (issueDay !== null && settlement < issueDay) throw new RangeError(`The bond is not issued by ${isoFromDay(settlement)}`);
};
