import fc from 'fast-check';
import { type BondTerms, bondTerms } from '../../../src/advisor/bonds/math/bond-terms.ts';
import type { CouponFrequency } from '../../../src/advisor/bonds/math/coupon-frequency.ts';
import { DAY_COUNTS } from '../../../src/advisor/bonds/math/day-count.ts';
import { compounded } from '../../../src/advisor/bonds/math/yield-convention.ts';
import { addDays, type Day, day, dayFromIso, type Fraction, fraction } from '../../../src/advisor/units.ts';

export interface PricedBond {
  readonly bond: BondTerms;
  readonly settlement: Day;
  readonly yieldToMaturity: Fraction;
}

const FREQUENCIES: readonly CouponFrequency[] = ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity'];
const FIRST_SETTLEMENT = dayFromIso('2020-01-01') as Day;

/** Days after settlement on which something changes, in order: coupon steps, repayments. */
const changes = fc.uniqueArray(fc.integer({ min: 1, max: 12_000 }), { maxLength: 3 }).map((days) => days.toSorted((a, b) => a - b));

/** Bonds outstanding on a day in the 2020s, with every frequency and day count, some with changing coupons or principal and with ex-days. They have at least three days left, so time remains by every day count. */
export const pricedBonds: fc.Arbitrary<PricedBond> = fc
  .record({
    frequency: fc.constantFrom(...FREQUENCIES),
    dayCount: fc.constantFrom(...DAY_COUNTS),
    coupon: fc.integer({ min: 0, max: 2_000 }).map((points) => points / 10_000),
    settlement: fc.integer({ min: 0, max: 3_650 }),
    daysLeft: fc.integer({ min: 3, max: 12_000 }),
    age: fc.option(fc.integer({ min: 0, max: 4_000 })),
    yieldToMaturity: fc.double({ min: -0.05, max: 1, noNaN: true }),
    timesAYear: fc.constantFrom(1, 2, null),
    exDays: fc.constantFrom(0, 0, 7),
    endOfMonth: fc.boolean(),
    steps: changes,
    repayments: changes,
  })
  .map(({ frequency, dayCount, coupon, settlement, daysLeft, age, yieldToMaturity, ...more }) => {
    const settlementDay = addDays(FIRST_SETTLEMENT, settlement);
    const isSingle = frequency === 'at maturity';
    return {
      bond: bondTerms({
        issueDay: age === null && !isSingle ? null : day(settlementDay - (age ?? 0)),
        maturityDay: addDays(settlementDay, daysLeft),
        coupon: fraction(coupon),
        frequency,
        dayCount: isSingle && dayCount === 'ACT/ACT ICMA' ? 'ACT/365F' : dayCount,
        ...(more.timesAYear !== null && { quotedAs: compounded(more.timesAYear) }),
        exDays: more.exDays,
        endOfMonth: more.endOfMonth,
        steps: isSingle
          ? []
          : more.steps.map((days, at) => ({ from: addDays(settlementDay, days), coupon: fraction(coupon + 0.0025 * (at + 1)) })),
        repayments: more.repayments
          .filter((days) => days < daysLeft)
          .map((days) => ({ day: addDays(settlementDay, days), share: fraction(0.25) })),
      }),
      settlement: settlementDay,
      yieldToMaturity: fraction(yieldToMaturity),
    };
  });
