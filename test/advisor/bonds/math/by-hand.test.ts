import test from 'ava';
import { accruedInterest } from '../../../../src/advisor/bonds/math/accrued-interest.ts';
import { type BondTerms, bondTerms, redeemedEarly } from '../../../../src/advisor/bonds/math/bond-terms.ts';
import { monthsBefore } from '../../../../src/advisor/bonds/math/calendar.ts';
import { cashFlowsAfter } from '../../../../src/advisor/bonds/math/cash-flows.ts';
import { couponPeriods } from '../../../../src/advisor/bonds/math/coupon-periods.ts';
import { yearFraction } from '../../../../src/advisor/bonds/math/day-count.ts';
import { modifiedDuration } from '../../../../src/advisor/bonds/math/duration.ts';
import { cleanPriceFromYield, dirtyPriceFromYield } from '../../../../src/advisor/bonds/math/price-from-yield.ts';
import { compounded } from '../../../../src/advisor/bonds/math/yield-convention.ts';
import { yieldFromCleanPrice, yieldFromDirtyPrice } from '../../../../src/advisor/bonds/math/yield-from-price.ts';
import { fraction, isoFromDay } from '../../../../src/advisor/units.ts';
import { on } from '../../../helpers/samples/small-book.ts';

const bondOf = (parts: Partial<BondTerms> = {}): BondTerms =>
  bondTerms({
    issueDay: null,
    maturityDay: on('2030-06-30'),
    coupon: fraction(0.08),
    frequency: 'semi-annual',
    dayCount: 'ACT/ACT ICMA',
    ...parts,
  });
const daysOf = (bond: BondTerms, after: string): string[] => couponPeriods(bond, on(after)).map(({ end }) => isoFromDay(end));
const near = (found: number, expected: number): boolean => Math.abs(found - expected) < 1e-12;

test('months are counted back to the same date, or to the last day of a shorter month, and from last days to last days', (t) => {
  t.is(isoFromDay(monthsBefore(on('2030-08-30'), 6)), '2030-02-28');
  t.is(isoFromDay(monthsBefore(on('2030-08-30'), 12)), '2029-08-30');
  t.is(isoFromDay(monthsBefore(on('2030-06-30'), 6)), '2029-12-31');
  t.is(isoFromDay(monthsBefore(on('2027-02-28'), 36)), '2024-02-29');
  t.is(isoFromDay(monthsBefore(on('2024-01-15'), 25)), '2021-12-15');
});

test('coupon days are counted from maturity, so that one short month does not move the others', (t) => {
  t.deepEqual(daysOf(bondOf({ maturityDay: on('2030-08-30') }), '2029-01-01'), ['2029-02-28', '2029-08-30', '2030-02-28', '2030-08-30']);
  t.deepEqual(daysOf(bondOf(), '2029-06-30'), ['2029-12-31', '2030-06-30']);
});

test('a first coupon on the last day of a month is counted back by its date if the bond’s coupons fall on 30ths', (t) => {
  // 30 December to 30 June has 182 days, of which 85 have passed; from 31 December it would be 181. QuantLib 1.29 says the same.
  const bond = bondOf({ issueDay: on('2018-03-15'), maturityDay: on('2034-12-30'), coupon: fraction(0.0737) });
  t.true(near(accruedInterest(bond, on('2018-06-08')), (0.0737 / 2) * (85 / 182)));
});

test('a short first period pays interest for its days only', (t) => {
  const bond = bondOf({ issueDay: on('2029-10-01'), maturityDay: on('2030-12-31'), dayCount: 'ACT/ACT ICMA' });
  const [first, second] = cashFlowsAfter(bond, on('2029-10-01'));
  // 91 of the 184 days from 30 June to 31 December.
  t.true(near(first?.amount ?? 0, (0.08 / 2) * (91 / 184)));
  t.is(second?.amount as number, 0.04);
});

test('at a yield of its coupon a bond costs its face on a coupon day', (t) => {
  for (const frequency of ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual'] as const)
    t.true(near(cleanPriceFromYield(bondOf({ frequency }), on('2025-06-30'), fraction(0.08)), 1));
});

test('a two-year annual bond, by hand', (t) => {
  const bond = bondOf({ maturityDay: on('2027-03-15'), coupon: fraction(0.1), frequency: 'annual', dayCount: '30/360' });
  const price = 0.1 / 1.12 + 1.1 / 1.12 ** 2;
  t.true(near(dirtyPriceFromYield(bond, on('2025-03-15'), fraction(0.12)), price));
  t.true(near(modifiedDuration(bond, on('2025-03-15'), fraction(0.12)), (0.1 / 1.12 + 2.2 / 1.12 ** 2) / price / 1.12));
  // Half a year of 30-day months later.
  t.true(near(accruedInterest(bond, on('2025-09-15')), 0.05));
  t.true(near(dirtyPriceFromYield(bond, on('2025-09-15'), fraction(0.12)), price * 1.12 ** 0.5));
});

test('a treasury bill is discounted simply, a longer zero coupon bond by the year', (t) => {
  const zero = bondOf({ coupon: fraction(0), frequency: 'at maturity', dayCount: 'ACT/365F', maturityDay: on('2026-04-01') });
  t.true(near(dirtyPriceFromYield(zero, on('2026-01-01'), fraction(0.07)), 1 / (1 + (0.07 * 90) / 365)));
  t.true(near(dirtyPriceFromYield(zero, on('2024-04-01'), fraction(0.07)), 1.07 ** -(730 / 365)));
  t.is(accruedInterest(zero, on('2026-01-01')) as number, 0);
});

test('interest at maturity comes with the principal, simple from the day of issue', (t) => {
  const bond = bondOf({ issueDay: on('2024-07-01'), maturityDay: on('2026-07-01'), frequency: 'at maturity', dayCount: 'ACT/365F' });
  t.deepEqual(cashFlowsAfter(bond, on('2025-07-01')), [
    { day: on('2026-07-01'), amount: fraction(1.16), interest: fraction(0.16), principal: fraction(1), years: 1 },
  ]);
  t.true(near(accruedInterest(bond, on('2025-07-01')), 0.08));
});

test('thirty-day months: where the bond basis and the Eurobond basis differ', (t) => {
  t.is(yearFraction('30/360', on('2025-02-28'), on('2025-08-31'), null), 183 / 360);
  t.is(yearFraction('30E/360', on('2025-02-28'), on('2025-08-31'), null), 182 / 360);
  for (const count of ['30/360', '30E/360'] as const) t.is(yearFraction(count, on('2025-01-31'), on('2025-03-31'), null), 60 / 360);
});

test('the last day of February is a 30th by the US rule', (t) => {
  t.is(yearFraction('30/360 US', on('2025-02-28'), on('2025-08-30'), null), 180 / 360);
  // A 31st stays one after the end of February, as in QuantLib.
  t.is(yearFraction('30/360 US', on('2025-02-28'), on('2025-08-31'), null), 181 / 360);
  t.is(yearFraction('30/360 US', on('2024-02-29'), on('2025-02-28'), null), 1);
  t.is(yearFraction('30/360 US', on('2025-01-30'), on('2025-02-28'), null), 28 / 360);
  t.is(yearFraction('ACT/360', on('2025-01-01'), on('2025-04-01'), null), 90 / 360);
});

test('a long first period counts each day in the regular period it lies in', (t) => {
  const bond = bondOf({ issueDay: on('2028-11-15'), firstCouponDay: on('2029-06-30') });
  const [first, second] = cashFlowsAfter(bond, on('2028-11-15'));
  t.is(first?.day, on('2029-06-30'));
  // 46 of the 184 days to 31 December, then a whole half-year.
  t.true(near(first?.amount ?? 0, 0.04 * (46 / 184 + 1)));
  t.true(near(second?.amount ?? 0, 0.04));
});

test('a short last period is measured by the regular period it would have been', (t) => {
  const bond = bondOf({ maturityDay: on('2030-09-15'), lastRegularDay: on('2030-06-30') });
  const flows = cashFlowsAfter(bond, on('2030-01-15'));
  t.deepEqual(
    flows.map(({ day }) => isoFromDay(day)),
    ['2030-06-30', '2030-09-15'],
  );
  // 77 of the 184 days to 31 December.
  t.true(near(flows[1]?.interest ?? 0, 0.04 * (77 / 184)));
});

test('a first coupon day that is not among those counted back is refused', (t) => {
  const bond = bondOf({ issueDay: on('2025-01-01'), firstCouponDay: on('2025-07-15') });
  t.throws(() => couponPeriods(bond, on('2025-02-01')), { message: /2025-07-15 isn't a coupon day counted back from 2030-06-30/ });
});

test('from its ex-day on the seller keeps the coupon and owes the buyer the days that are left', (t) => {
  const bond = bondOf({ exDays: 7, dayCount: '30E/360', maturityDay: on('2030-06-15') });
  t.is(cashFlowsAfter(bond, on('2029-12-07'))[0]?.day, on('2029-12-15'));
  t.is(cashFlowsAfter(bond, on('2029-12-08'))[0]?.day, on('2030-06-15'));
  t.true(near(accruedInterest(bond, on('2029-12-08')), (-0.08 * 7) / 360));
});

test('a stepped coupon and a repaid principal change what later periods pay', (t) => {
  const bond = bondOf({
    maturityDay: on('2028-06-15'),
    frequency: 'annual',
    steps: [{ from: on('2026-06-15'), coupon: fraction(0.09) }],
    repayments: [{ day: on('2027-06-15'), share: fraction(0.4) }],
  });
  const found = cashFlowsAfter(bond, on('2025-06-15')).map(({ interest, principal }) => [interest, principal]);
  const expected = [
    [0.08, 0],
    [0.09, 0.4],
    [0.6 * 0.09, 0.6],
  ];
  t.true(found.length === 3 && found.flat().every((amount, at) => near(amount, expected.flat()[at] as number)));
  // After the repayment, prices are per unit of what is left.
  t.true(near(dirtyPriceFromYield(bond, on('2027-06-15'), fraction(0.09)), 1));
});

test('a call repays early at its price', (t) => {
  const called = redeemedEarly(bondOf({ frequency: 'annual' }), { day: on('2027-06-30'), price: fraction(1.02) });
  t.true(near(dirtyPriceFromYield(called, on('2025-06-30'), fraction(0.1)), 0.08 / 1.1 + 1.1 / 1.1 ** 2));
});

test('a call between two coupon days pays the interest up to its day', (t) => {
  const called = redeemedEarly(bondOf({ dayCount: '30E/360', maturityDay: on('2030-06-15') }), {
    day: on('2026-03-15'),
    price: fraction(1.01),
  });
  const found = cashFlowsAfter(called, on('2025-06-15')).map(({ day, interest, principal }) => [isoFromDay(day), interest, principal]);
  t.deepEqual(found, [
    ['2025-12-15', 0.04, 0],
    ['2026-03-15', 0.02, 1.01],
  ]);
});

test('what is repaid between two coupon days earns interest up to its day', (t) => {
  const bond = bondOf({
    dayCount: '30E/360',
    maturityDay: on('2026-06-15'),
    repayments: [{ day: on('2026-03-15'), share: fraction(0.5) }],
  });
  const flows = cashFlowsAfter(bond, on('2025-12-15'));
  t.deepEqual(
    flows.map(({ day }) => isoFromDay(day)),
    ['2026-03-15', '2026-06-15'],
  );
  t.true(near(flows[0]?.principal ?? 0, 0.5) && near(flows[0]?.years ?? 0, 0.25));
  t.true(near(flows[1]?.interest ?? 0, 0.02 + 0.01) && near(flows[1]?.years ?? 0, 0.5));
});

test('a half-yearly bond quoted by an annual yield', (t) => {
  const bond = bondOf({ maturityDay: on('2026-06-15'), quotedAs: compounded(1) });
  t.true(near(dirtyPriceFromYield(bond, on('2025-06-15'), fraction(0.1)), 0.04 / 1.1 ** 0.5 + 1.04 / 1.1));
});

test('a last payment can be discounted simply', (t) => {
  const bond = bondOf({ maturityDay: on('2026-06-15'), dayCount: '30E/360', quotedAs: { timesAYear: 2, simpleAtTheEnd: true } });
  t.true(near(dirtyPriceFromYield(bond, on('2026-03-15'), fraction(0.1)), 1.04 / (1 + 0.1 / 4)));
  t.true(near(dirtyPriceFromYield(bond, on('2025-12-14'), fraction(0.1)), (0.04 + 1.04 / 1.05) / 1.05 ** (1 / 180)));
});

test('what cannot be a bond, or has no price, is refused', (t) => {
  const refused = { instanceOf: RangeError };
  t.throws(() => bondOf({ issueDay: on('2030-06-30') }), refused);
  t.throws(() => bondOf({ coupon: fraction(-0.01) }), refused);
  t.throws(() => bondOf({ coupon: fraction(Number.NaN) }), refused);
  t.throws(() => bondOf({ exDays: -1 }), refused);
  t.throws(() => bondOf({ repayments: [{ day: on('2030-06-30'), share: fraction(0.5) }] }), refused);
  t.throws(() => bondOf({ repayments: [{ day: on('2029-06-30'), share: fraction(1) }] }), refused);
  t.throws(() => bondOf({ steps: [on('2028-06-30'), on('2027-06-30')].map((from) => ({ from, coupon: fraction(0.09) })) }), refused);
  t.throws(() => bondOf({ frequency: 'at maturity' }), refused);
  t.throws(() => bondOf({ frequency: 'at maturity', dayCount: 'ACT/365F' }), refused);
  t.throws(() => yearFraction('ACT/ACT ICMA', on('2025-01-01'), on('2025-02-01'), null), refused);
  t.throws(() => dirtyPriceFromYield(bondOf(), on('2030-06-30'), fraction(0.08)), refused);
  t.throws(() => dirtyPriceFromYield(bondOf({ issueDay: on('2025-01-01') }), on('2024-12-31'), fraction(0.08)), refused);
  t.throws(() => dirtyPriceFromYield(bondOf(), on('2025-01-01'), fraction(-2)), refused);
});

test('a price without a yield says why', (t) => {
  const [today, bond] = [on('2025-06-30'), bondOf()];
  for (const price of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    t.deepEqual(yieldFromDirtyPrice(bond, today, fraction(price)), { kind: 'no-yield', reason: 'price-not-positive' });
  const thirtieth = bondOf({ maturityDay: on('2026-03-31'), coupon: fraction(0), frequency: 'at maturity', dayCount: '30/360' });
  t.deepEqual(yieldFromCleanPrice(thirtieth, on('2026-03-30'), fraction(0.99)), { kind: 'no-yield', reason: 'no-time-left' });
  const tomorrow = bondOf({ maturityDay: on('2026-03-31'), frequency: 'annual' });
  t.deepEqual(yieldFromDirtyPrice(tomorrow, on('2026-03-30'), fraction(0.1)), { kind: 'no-yield', reason: 'out-of-reach' });
});

test('yields of a hundred thousand percent and of nearly minus all are found', (t) => {
  const bond = bondOf({ frequency: 'annual', maturityDay: on('2029-06-30') });
  for (const yieldToMaturity of [1_000, 50, -0.5, -0.99]) {
    const price = dirtyPriceFromYield(bond, on('2025-12-01'), fraction(yieldToMaturity));
    const found = yieldFromDirtyPrice(bond, on('2025-12-01'), price);
    t.true(found.kind === 'yield' && Math.abs(found.yieldToMaturity / yieldToMaturity - 1) < 1e-10);
  }
});
