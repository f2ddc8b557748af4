import test from 'ava';
import fc from 'fast-check';
import { accruedInterest } from '../../../../src/advisor/bonds/math/accrued-interest.ts';
import { redeemedEarly } from '../../../../src/advisor/bonds/math/bond-terms.ts';
import { cashFlowsAfter, isEx } from '../../../../src/advisor/bonds/math/cash-flows.ts';
import { couponPeriods } from '../../../../src/advisor/bonds/math/coupon-periods.ts';
import { discountingBy } from '../../../../src/advisor/bonds/math/discounting.ts';
import { convexity, macaulayDuration, modifiedDuration } from '../../../../src/advisor/bonds/math/duration.ts';
import { cleanPriceFromYield, dirtyPriceFromYield } from '../../../../src/advisor/bonds/math/price-from-yield.ts';
import { yieldConventionOf } from '../../../../src/advisor/bonds/math/yield-convention.ts';
import { yieldFromCleanPrice, yieldFromDirtyPrice } from '../../../../src/advisor/bonds/math/yield-from-price.ts';
import { addDays, fraction } from '../../../../src/advisor/units.ts';
import { pricedBonds } from '../../../helpers/samples/priced-bonds.ts';

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
  const flows = cashFlowsAfter(bond, settlement);
  const discount = discountingBy(yieldConventionOf(bond), flows, yieldToMaturity);
  const sum = flows.reduce((total, { amount, years }) => total + amount * discount(years).factor, 0);
  const clean = cleanPriceFromYield(bond, settlement, yieldToMaturity);
  return (
    near(dirtyPriceFromYield(bond, settlement, yieldToMaturity), sum, 1e-15) && near(clean + accruedInterest(bond, settlement), sum, 1e-14)
  );
});

test(
  'flows come in order, after settlement, and repay the principal, the last of it on the day of maturity',
  holds,
  ({ bond, settlement }) => {
    const flows = cashFlowsAfter(bond, settlement);
    const last = flows.at(-1);
    return (
      last?.day === bond.maturityDay &&
      last.principal > 0 &&
      near(
        flows.reduce((total, { principal }) => total + principal, 0),
        1,
        1e-12,
      ) &&
      flows.every(({ day, years }, place) => day > (flows[place - 1]?.day ?? settlement) && years >= (flows[place - 1]?.years ?? 0))
    );
  },
);

test('the mean time to the payments lies between the first and the last', holds, ({ bond, settlement, yieldToMaturity }) => {
  const flows = cashFlowsAfter(bond, settlement);
  const mean = macaulayDuration(bond, settlement, yieldToMaturity);
  return mean >= (flows[0]?.years ?? 0) - 1e-12 && mean <= (flows.at(-1)?.years ?? 0) + 1e-12;
});

test('accrued interest grows day by day up to the coupon, and none is owed on a coupon day', holds, ({ bond, settlement }) => {
  const [running] = couponPeriods(bond, settlement);
  const accrued = accruedInterest(bond, settlement);
  if (!running || accrued <= 0 || running.end === bond.maturityDay) return accrued <= 0 || running !== undefined;
  const tomorrow = addDays(settlement, 1);
  return (
    accruedInterest(bond, running.end) === 0 &&
    (isEx(bond, running, tomorrow) || tomorrow === running.end || accruedInterest(bond, tomorrow) >= accrued - 1e-12)
  );
});

test('from its ex-day on, a coupon is worth its discounted amount less to the buyer', holds, ({ bond, settlement, yieldToMaturity }) => {
  const [running] = couponPeriods(bond, settlement);
  if (!running || !isEx(bond, running, settlement)) return true;
  const flows = cashFlowsAfter({ ...bond, exDays: 0 }, settlement);
  const whole = dirtyPriceFromYield({ ...bond, exDays: 0 }, settlement, yieldToMaturity);
  const coupon = flows.find(({ day }) => day === running.end);
  if (!coupon || flows.length === 1) return true;
  const { factor } = discountingBy(yieldConventionOf(bond), flows, yieldToMaturity)(coupon.years);
  return near(dirtyPriceFromYield(bond, settlement, yieldToMaturity), whole - coupon.interest * factor, 1e-12);
});

test('a bond called on a coupon day at par is the bond that matures then', holds, ({ bond, settlement, yieldToMaturity }) => {
  const call = couponPeriods(bond, settlement).at(-2)?.end;
  if (call === undefined || call <= settlement || bond.frequency === 'at maturity') return true;
  const called = redeemedEarly(bond, { day: call, price: fraction(1) });
  const flows = cashFlowsAfter(called, settlement);
  const kept = cashFlowsAfter(bond, settlement).filter(({ day }) => day <= call);
  return (
    flows.at(-1)?.day === call &&
    flows.length >= kept.length &&
    flows.every(({ day, interest }) => near(interest, kept.find((flow) => flow.day === day)?.interest ?? 0, 1e-12)) &&
    dirtyPriceFromYield(called, settlement, yieldToMaturity) > 0
  );
});
