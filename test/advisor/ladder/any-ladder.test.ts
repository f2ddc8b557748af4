import test from 'ava';
import fc from 'fast-check';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { discountingBy } from '../../../src/advisor/bonds/math/discounting.ts';
import { SIMPLE_WITHIN_A_YEAR } from '../../../src/advisor/bonds/math/yield-convention.ts';
import type { Grade } from '../../../src/advisor/bonds/rating.ts';
import { buildLadder } from '../../../src/advisor/ladder/build-ladder.ts';
import { holdingOf } from '../../../src/advisor/ladder/holding.ts';
import { purchaseCost, type Surcharges, surchargesOn } from '../../../src/advisor/quote/purchase-cost.ts';
import { addDays, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { bond, rules, TODAY, wish } from '../../helpers/samples/ladder-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

/** 0.0001% duty; a fee of 0.5%, from ₹500 to ₹25,000. */
const SURCHARGES: Surcharges = {
  stampDuty: [{ from: on('2020-07-01'), rate: fraction(0.000001), exempt: ['Treasury Bills'] }],
  fees: [{ from: on('2020-07-01'), rate: fraction(0.005), least: paiseFromRupees(500), most: paiseFromRupees(25_000) }],
};

test('whatever is on offer: every rupee is placed or not, no rule is broken, and the years hold all that the bonds pay', (t) => {
  const offered = fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 4_000 }),
      coupon: fc.integer({ min: 0, max: 15 }),
      yieldPercent: fc.integer({ min: 1, max: 30 }),
      grade: fc.constantFrom<Grade | null>('Sovereign', 'AAA', 'A-', 'BBB', 'B', 'D', null),
      issuer: fc.constantFrom('X', 'Y', 'Z', null),
      minimum: fc.constantFrom(null, 1, 10_000, 100_000, 10_000_000),
      inUnits: fc.boolean(),
      frequency: fc.constantFrom('monthly', 'quarterly', 'semi-annual', 'annual', 'at maturity', null),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(offered, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 ** 9 }), (drawn, years, rupees) => {
      const bonds = drawn.map(
        (one, at): BondOnOffer => ({
          ...bond(`B${at}`, {
            matures: null,
            yieldPercent: one.yieldPercent,
            couponPercent: one.coupon,
            grade: one.grade,
            issuer: one.issuer,
            minimum: one.minimum,
          }),
          maturityDay: addDays(TODAY, one.days),
          ...(one.inUnits && one.minimum !== null && { terms: { faceValue: paiseFromRupees(Math.max(1, one.minimum / 10)) } }),
          frequency: one.frequency as BondOnOffer['frequency'] & {},
          issueDay: addDays(TODAY, -100),
        }),
      );
      const ladder = buildLadder(bonds, rules(), wish({ years, amount: paiseFromRupees(rupees) }), SURCHARGES);
      const places = ladder.rungs.flatMap((rung) => rung.places);
      t.is(ladder.placed + ladder.unplaced, paiseFromRupees(rupees) as number);
      for (const { places: held, unplaced, after, until, maturing, leftOut } of ladder.rungs) {
        t.is(held.reduce((sum, { amount }) => sum + amount, 0) + unplaced, ladder.share as number);
        t.true(held.every(({ bond: { maturityDay } }) => (maturityDay ?? 0) > after && (maturityDay ?? 0) <= until));
        t.true(Object.values(leftOut).reduce((sum, count) => sum + count, 0) + held.length <= maturing);
      }
      for (const { bond: held, nominal, amount, units, dirtyPrice } of places) {
        t.true(held.band === 'A' || held.band === 'B');
        const lot = held.terms?.faceValue ?? held.minimumInvestment ?? 0;
        if (units !== null) t.is(units * lot, nominal as number);
        t.true(nominal >= (held.minimumInvestment ?? 0));
        t.is(amount as number, purchaseCost(nominal, dirtyPrice, surchargesOn(SURCHARGES, TODAY, held.bondType)).total as number);
        t.true(amount <= ladder.share);
      }
      let paidIn = 0;
      for (const { bond: held, nominal, dirtyPrice } of places) {
        const pays = holdingOf(held, TODAY)?.payments ?? [];
        paidIn += pays.reduce((sum, { coupon, redemption }) => sum + (coupon + redemption) * nominal, 0);
        // At its maturity a bond without coupons is worth its face.
        if (held.coupon === 0) {
          const { factor } = discountingBy(
            SIMPLE_WITHIN_A_YEAR,
            ['the only payment'],
            held.yieldToMaturity as never,
          )(((held.maturityDay as number) - TODAY) / 365);
          t.true(Math.abs(dirtyPrice - factor) < 1e-12);
        }
      }
      const cash = ladder.cash.reduce((sum, { coupons, redemptions }) => sum + coupons + redemptions, 0);
      t.true(Math.abs(cash - paidIn) <= 2 * ladder.cash.length + 1e-9 * paidIn);
    }),
  );
});
