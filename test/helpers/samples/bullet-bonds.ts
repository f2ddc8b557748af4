import fc from 'fast-check';
import { type BulletBond, bulletBond } from '../../../src/advisor/bonds/math/bullet-bond.ts';
import type { CouponFrequency } from '../../../src/advisor/bonds/math/coupon-frequency.ts';
import type { DayCount } from '../../../src/advisor/bonds/math/day-count.ts';
import { addDays, type Day, day, dayFromIso, type Fraction, fraction } from '../../../src/advisor/units.ts';

export interface PricedBond {
  readonly bond: BulletBond;
  readonly settlement: Day;
  readonly yieldToMaturity: Fraction;
}

const FREQUENCIES: readonly CouponFrequency[] = ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity'];
const DAY_COUNTS: readonly DayCount[] = ['30/360', '30E/360', 'ACT/365F', 'ACT/ACT ICMA'];
const FIRST_SETTLEMENT = dayFromIso('2020-01-01') as Day;

/** Bonds outstanding on a day in the 2020s, with every frequency and day count. They have at least three days left, so time remains by every day count. */
export const pricedBonds: fc.Arbitrary<PricedBond> = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    coupon: fc.integer({ min: 0, max: 2_000 }).map((points) => points / 10_000),
    settlement: fc.integer({ min: 0, max: 3_650 }),
    daysLeft: fc.integer({ min: 3, max: 12_000 }),
    age: fc.option(fc.integer({ min: 0, max: 4_000 })),
    yieldToMaturity: fc.double({ min: -0.05, max: 1, noNaN: true }),
  })
  .map(({ frequency, dayCount, coupon, settlement, daysLeft, age, yieldToMaturity }) => {
    const settlementDay = addDays(FIRST_SETTLEMENT, settlement);
    const isSingle = frequency === 'at maturity';
    return {
      bond: bulletBond({
        issueDay: age === null && !isSingle ? null : day(settlementDay - (age ?? 0)),
        maturityDay: addDays(settlementDay, daysLeft),
        coupon: fraction(coupon),
        frequency,
        dayCount: isSingle && dayCount === 'ACT/ACT ICMA' ? 'ACT/365F' : dayCount,
      }),
      settlement: settlementDay,
      yieldToMaturity: fraction(yieldToMaturity),
    };
  });
