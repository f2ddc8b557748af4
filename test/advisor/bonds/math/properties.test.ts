import test from 'ava';
import fc from 'fast-check';
import { accruedInterest } from '../../../../src/advisor/bonds/math/accrued-interest.ts';
import { cashFlowsAfter } from '../../../../src/advisor/bonds/math/cash-flows.ts';
import { discountingBy } from '../../../../src/advisor/bonds/math/discounting.ts';
import { convexity, macaulayDuration, modifiedDuration } from '../../../../src/advisor/bonds/math/duration.ts';
import { cleanPriceFromYield, dirtyPriceFromYield } from '../../../../src/advisor/bonds/math/price-from-yield.ts';
import { yieldFromCleanPrice, yieldFromDirtyPrice } from '../../../../src/advisor/bonds/math/yield-from-price.ts';
import { addDays, fraction } from '../../../../src/advisor/units.ts';
import { pricedBonds } from '../../../helpers/samples/bullet-bonds.ts';

const holds = test.macro((t, property: (priced: Parameters<Parameters<typeof pricedBonds.map>[0]>[0]) => boolean) => {
  t.notThrows(() => fc.assert(fc.property(pricedBonds, property), { numRuns: 400 }));
});
const near = (found: number, expected: number, within: number): boolean =>
  Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected));

test('the yield of a bond’s price is the yield it was priced at', holds, ({ bond, settlement, yieldToMaturity }) => {
  const back = yieldFromDirtyPrice(bond, settlement, dirtyPriceFromYield(bond, settlement, yieldToMaturity));
  // A rounding error of the price moves the yield by that error over the duration, which is at least a few days.
  const within = 1e-14 / Math.min(1, modifiedDuration(bond, settlement, yieldToMaturity)) + 1e-11;
  return back.kind === 'yield' && near(back.yieldToMaturity, yieldToMaturity, within);
});

test('the price at the yield of a price is that price', holds, ({ bond, settlement, yieldToMaturity }) => {
  const clean = fraction(Math.round(cleanPriceFromYield(bond, settlement, yieldToMaturity) * 1e4) / 1e4);
  if (clean + accruedInterest(bond, settlement) <= 0) return true;
  const found = yieldFromCleanPrice(bond, settlement, clean);
  return found.kind === 'yield' && near(cleanPriceFromYield(bond, settlement, found.yieldToMaturity), clean, 1e-11);
});

test('the price falls as the yield rises', holds, ({ bond, settlement, yieldToMaturity }) => {
  const higher = fraction(yieldToMaturity + 0.0001);
  return dirtyPriceFromYield(bond, settlement, higher) < dirtyPriceFromYield(bond, settlement, yieldToMaturity);
});

test('modified duration is the slope of the price, by finite differences', holds, ({ bond, settlement, yieldToMaturity }) => {
  const at = (change: number): number => dirtyPriceFromYield(bond, settlement, fraction(yieldToMaturity + change));
  const step = 1e-5;
  const slope = (at(-step) - at(step)) / (2 * step) / at(0);
  return near(modifiedDuration(bond, settlement, yieldToMaturity), slope, 1e-5);
});

test('convexity is the curvature of the price, by finite differences, and positive', holds, ({ bond, settlement, yieldToMaturity }) => {
  const at = (change: number): number => dirtyPriceFromYield(bond, settlement, fraction(yieldToMaturity + change));
  const step = 1e-4;
  const curvature = (at(-step) - 2 * at(0) + at(step)) / step ** 2 / at(0);
  const found = convexity(bond, settlement, yieldToMaturity);
  return found > 0 && near(found, curvature, 1e-3);
});

test('the dirty price is the sum of the discounted flows, and the clean price that less accrued interest', holds, (priced) => {
  const { bond, settlement, yieldToMaturity } = priced;
  const discount = discountingBy(bond, yieldToMaturity);
  const sum = cashFlowsAfter(bond, settlement).reduce((total, { amount, years }) => total + amount * discount(years).factor, 0);
  const clean = cleanPriceFromYield(bond, settlement, yieldToMaturity);
  return (
    near(dirtyPriceFromYield(bond, settlement, yieldToMaturity), sum, 1e-15) && near(clean + accruedInterest(bond, settlement), sum, 1e-14)
  );
});

test('flows come in order, after settlement, up to the principal on the day of maturity', holds, ({ bond, settlement }) => {
  const flows = cashFlowsAfter(bond, settlement);
  const last = flows.at(-1);
  return (
    last?.day === bond.maturityDay &&
    last.amount >= 1 &&
    flows.every(({ day, years }, place) => day > (flows[place - 1]?.day ?? settlement) && years >= (flows[place - 1]?.years ?? 0))
  );
});

test('the mean time to the payments lies between the first and the last', holds, ({ bond, settlement, yieldToMaturity }) => {
  const flows = cashFlowsAfter(bond, settlement);
  const mean = macaulayDuration(bond, settlement, yieldToMaturity);
  return mean >= (flows[0]?.years ?? 0) - 1e-12 && mean <= (flows.at(-1)?.years ?? 0) + 1e-12;
});

test('accrued interest grows day by day up to the coupon, and none is owed on a coupon day', holds, ({ bond, settlement }) => {
  const [next] = cashFlowsAfter(bond, settlement);
  const accrued = accruedInterest(bond, settlement);
  if (!next || bond.coupon === 0 || accrued < 0) return accrued === 0;
  if (next.day === bond.maturityDay) return accrued <= next.amount - 1 + 1e-12;
  return accruedInterest(bond, next.day) === 0 && accrued <= accruedInterest(bond, addDays(next.day, -1)) + 1e-12;
});
