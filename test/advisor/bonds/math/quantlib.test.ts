import test from 'ava';
import { accruedInterest } from '../../../../src/advisor/bonds/math/accrued-interest.ts';
import { cashFlowsAfter } from '../../../../src/advisor/bonds/math/cash-flows.ts';
import { DAY_COUNTS } from '../../../../src/advisor/bonds/math/day-count.ts';
import { convexity, macaulayDuration, modifiedDuration } from '../../../../src/advisor/bonds/math/duration.ts';
import { cleanPriceFromYield, dirtyPriceFromYield } from '../../../../src/advisor/bonds/math/price-from-yield.ts';
import { yieldFromCleanPrice } from '../../../../src/advisor/bonds/math/yield-from-price.ts';
import { fraction, isoFromDay } from '../../../../src/advisor/units.ts';
import { bondsWithTerms, bulletBonds, differenceFrom, type QuantLibBond } from '../../../helpers/references/quantlib.ts';

const NEAR = 1e-8;
const allBonds: readonly QuantLibBond[] = [...bulletBonds, ...bondsWithTerms];

const agrees = test.macro((t, quantity: keyof QuantLibBond, ours: (row: QuantLibBond) => number) => {
  let largest = 0;
  for (const row of allBonds) {
    if (row[quantity] === null) continue;
    const difference = differenceFrom(row[quantity] as number, ours(row));
    largest = Math.max(largest, difference);
    if (!(difference <= NEAR)) t.fail(`${quantity} ${row[quantity]}, not ${ours(row)}, of ${JSON.stringify({ ...row, flows: undefined })}`);
  }
  t.log(`largest difference over ${allBonds.length} bonds: ${largest.toExponential(1)}`);
  t.pass();
});

test(
  'the dirty price is QuantLib’s',
  agrees,
  'dirty',
  (row) => 100 * dirtyPriceFromYield(row.bond, row.settlementDay, row.yieldToMaturity),
);
test(
  'the clean price is QuantLib’s',
  agrees,
  'clean',
  (row) => 100 * cleanPriceFromYield(row.bond, row.settlementDay, row.yieldToMaturity),
);
test('accrued interest is QuantLib’s', agrees, 'accrued', (row) => 100 * accruedInterest(row.bond, row.settlementDay));
test('Macaulay duration is QuantLib’s', agrees, 'macaulay', (row) => macaulayDuration(row.bond, row.settlementDay, row.yieldToMaturity));
test('modified duration is QuantLib’s', agrees, 'modified', (row) => modifiedDuration(row.bond, row.settlementDay, row.yieldToMaturity));
test('convexity is QuantLib’s', agrees, 'convexity', (row) => convexity(row.bond, row.settlementDay, row.yieldToMaturity));

test('the yield of a quoted price is QuantLib’s', (t) => {
  let [compared, largest] = [0, 0];
  for (const { bond, settlementDay, quoted, quotedYield, ...row } of allBonds) {
    if (quoted === null || quotedYield === null) continue;
    compared++;
    const ours = yieldFromCleanPrice(bond, settlementDay, fraction(quoted / 100));
    const difference = ours.kind === 'yield' ? differenceFrom(quotedYield, ours.yieldToMaturity) : Number.NaN;
    largest = Math.max(largest, difference);
    if (!(difference <= NEAR)) t.fail(`yield ${quotedYield}, not ${JSON.stringify(ours)}, of ${quoted} for ${JSON.stringify(row)}`);
  }
  t.log(`largest difference over ${compared} prices: ${largest.toExponential(1)}`);
  t.true(compared > 1_400);
});

test('coupon days and amounts are QuantLib’s', (t) => {
  let compared = 0;
  for (const { bond, settlementDay, flows } of bulletBonds) {
    if (!flows) continue;
    // QuantLib lists the principal separately from the last coupon, and includes coupons of 0.
    const expected = new Map<string, number>();
    for (const [day, amount] of flows) if (amount > 0) expected.set(day, (expected.get(day) ?? 0) + amount);
    const ours = cashFlowsAfter(bond, settlementDay);
    t.deepEqual(
      ours.map(({ day }) => isoFromDay(day)),
      [...expected.keys()],
    );
    t.true(ours.every(({ day, amount }) => Math.abs(100 * amount - (expected.get(isoFromDay(day)) as number)) < NEAR));
    compared++;
  }
  t.true(compared > 50);
});

test('the bullet bonds compared are of every kind', (t) => {
  const count = (is: (row: QuantLibBond) => boolean): number => bulletBonds.filter(is).length;
  for (const frequency of ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity'])
    t.true(count((row) => row.frequency === frequency) >= 50, frequency);
  for (const dayCount of ['30/360', '30E/360', 'ACT/365F', 'ACT/ACT ICMA'])
    t.true(count((row) => row.dayCount === dayCount) >= 100, dayCount);
  t.true(count((row) => row.accrued === 0 && row.coupon > 0) >= 30, 'settled on a coupon day');
  t.true(count((row) => row.bond.maturityDay - row.settlementDay === 1) >= 20, 'settled on the day before maturity');
  t.true(count((row) => row.yield < 0) >= 50, 'negative yields');
  t.true(count((row) => row.yield > 0.3) >= 50, 'high yields');
  t.true(count((row) => row.clean < 50) >= 50, 'deep discounts');
  t.true(count((row) => row.maturity.endsWith('02-29')) >= 5, 'leap days');
  t.true(count((row) => /-(3[01]|02-2[89])$/.test(row.maturity)) >= 100, 'month ends');
});

test('the other bonds have every convention and frequency with every odd period and special term', (t) => {
  const count = (is: (row: (typeof bondsWithTerms)[number]) => boolean): number => bondsWithTerms.filter(is).length;
  for (const dayCount of DAY_COUNTS) {
    for (const frequency of ['monthly', 'quarterly', 'semi-annual', 'annual'])
      for (const odd of ['regular', 'short first', 'long first', 'short last', 'long last'])
        t.true(
          count((row) => row.dayCount === dayCount && row.frequency === frequency && row.kind.startsWith(odd)) >= 4,
          `${dayCount} ${frequency} ${odd}`,
        );
    t.true(count((row) => row.dayCount === dayCount && row.accrued < 0) >= 5, `${dayCount}: settled ex`);
    t.true(count((row) => row.dayCount === dayCount && row.endOfMonth) >= 10, `${dayCount}: end of month`);
  }
  for (const special of ['steps', 'repayments', 'call']) t.true(count((row) => row.kind.endsWith(special)) >= 50, special);
  for (const times of [1, 2, 4, 12]) t.true(count((row) => row.timesAYear === times) >= 20, `compounded ${times} times`);
  t.true(count((row) => row.simpleAtTheEnd) >= 30, 'simple at the end');
  t.true(count((row) => /-02-29$/.test(row.maturity)) >= 5, 'leap days');
  t.true(count(({ bond, settlementDay }) => cashFlowsAfter(bond, settlementDay).length === 1) >= 50, 'one payment left');
});
