import test from 'ava';
import fc from 'fast-check';
import { valueBond } from '../../../src/advisor/bonds/value-bond.ts';
import { addDays, fraction } from '../../../src/advisor/units.ts';
import { annualBond, atPrice, atYield, near, pricedBond, SETTLEMENT, valuedBond } from '../../helpers/samples/quoted-bonds.ts';
import { on } from '../../helpers/samples/small-book.ts';

const FROM_MARCH = on('2026-03-01');

test('a bond at a yield of its coupon costs its face on a coupon day', (t) => {
  const { cleanPrice, accruedInterest, yield: rate } = valuedBond(annualBond(), atYield(9.5), FROM_MARCH);
  t.true(near(cleanPrice, 1));
  t.is(accruedInterest as number, 0);
  t.is(rate as number, 0.095);
});

test('an annual yield makes half-yearly coupons worth more than the same yield compounded half-yearly', (t) => {
  const annual = valuedBond(annualBond({ frequency: 'semi-annual', maturityDay: on('2027-03-01') }), atYield(9.5), FROM_MARCH);
  t.true(near(annual.cleanPrice, 0.0475 / 1.095 ** 0.5 + 1.0475 / 1.095));
  const gilt = annualBond({ bondType: 'Government Securities', frequency: 'semi-annual', maturityDay: on('2027-03-01') });
  t.true(near(valuedBond(gilt, atYield(9.5), FROM_MARCH).cleanPrice, 1));
});

test('current yield is the coupon over the clean price', (t) => {
  t.true(near(valuedBond(annualBond(), atPrice(95)).currentYield, 0.1));
  t.is(valuedBond(annualBond({ coupon: fraction(0) }), atPrice(95)).currentYield, null);
});

test('the yield to a call counts its price, and the worst is the lowest of all', (t) => {
  const call = { day: on('2027-03-01'), price: fraction(1.01) };
  const { yields, worst } = valuedBond(annualBond({ terms: { calls: [call] } }), atPrice(104), FROM_MARCH);
  t.true(near(yields[0]?.yield, (1.01 + 0.095) / 1.04 - 1));
  t.is(worst?.kind, 'call');
  const cheap = valuedBond(annualBond({ terms: { calls: [call] } }), atPrice(90), FROM_MARCH);
  t.is(cheap.worst?.kind, 'maturity');
});

test('a put counts for the worst too', (t) => {
  const put = { day: on('2027-03-01'), price: fraction(0.98) };
  const { worst } = valuedBond(annualBond({ terms: { puts: [put] } }), atPrice(100), FROM_MARCH);
  t.is(worst?.kind, 'put');
  t.true(near(worst?.yield, 0.98 + 0.095 - 1));
});

test('a perpetual is priced to its first call', (t) => {
  const calls = ['2027-03-01', '2030-03-01'].map((day) => ({ day: on(day), price: fraction(1) }));
  const bond = annualBond({ maturityDay: null, traits: ['perpetual'], terms: { calls } });
  const { cleanPrice, flows, worst } = valuedBond(bond, atYield(8), FROM_MARCH);
  t.true(near(cleanPrice, 1.095 / 1.08));
  t.is(flows.length, 1);
  t.is(worst?.day, on('2027-03-01'));
});

test('a price without a yield is said so', (t) => {
  const valued = valueBond(pricedBond(annualBond()), SETTLEMENT, atPrice(-10));
  t.deepEqual(valued, { kind: 'no-yield', reason: 'price-not-positive' });
});

const anyBond = fc
  .record({
    coupon: fc.integer({ min: 0, max: 150 }),
    frequency: fc.constantFrom('monthly', 'quarterly', 'semi-annual', 'annual'),
    bondType: fc.constantFrom('Corporate Bonds', 'Government Securities'),
    days: fc.integer({ min: 30, max: 9_000 }),
    percent: fc.double({ min: 0.5, max: 20, noNaN: true }),
    calls: fc.uniqueArray(fc.integer({ min: 400, max: 9_000 }), { maxLength: 3 }),
  })
  .map(({ coupon, days, calls, percent, ...more }) => ({
    bond: annualBond({
      ...more,
      coupon: fraction(coupon / 1000),
      maturityDay: addDays(SETTLEMENT, days),
      terms: { calls: calls.map((after) => ({ day: addDays(SETTLEMENT, after), price: fraction(1) })).sort((a, b) => a.day - b.day) },
    }),
    percent,
  }));

test('the yield at the price of a yield is that yield, to every exit', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(anyBond, ({ bond, percent }) => {
        const valuation = valuedBond(bond, atYield(percent));
        const back = valuedBond(bond, atPrice(100 * valuation.cleanPrice));
        return (
          near(back.yield, percent / 100, 1e-9) &&
          valuation.yields.every(
            (exit, at) => exit.yield === null || near(Math.log1p(back.yields[at]?.yield ?? Number.NaN), Math.log1p(exit.yield), 1e-8),
          )
        );
      }),
      { numRuns: 200 },
    ),
  );
});

test('one basis point and one point are what the price does, by revaluation', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(anyBond, ({ bond, percent }) => {
        const { dirtyPrice, basisPointValue, riseOnePoint, convexity } = valuedBond(bond, atYield(percent));
        const at = (rise: number): number => valuedBond(bond, atYield(percent + rise)).dirtyPrice;
        const [up, down, point] = [at(0.01), at(-0.01), at(1)];
        return (
          near(basisPointValue, (down - up) / 2, 1e-7) &&
          near(riseOnePoint, point - dirtyPrice, 1e-12) &&
          near(convexity, (up + down - 2 * dirtyPrice) / dirtyPrice / 1e-8, 1e-3)
        );
      }),
      { numRuns: 200 },
    ),
  );
});

test('the worst yield is never above the yield to maturity', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(anyBond, ({ bond, percent }) => (valuedBond(bond, atYield(percent)).worst?.yield ?? Number.NaN) <= percent / 100 + 1e-12),
      { numRuns: 200 },
    ),
  );
});

test('an early call of a deep discount bond yields beyond all reach, and is not the worst', (t) => {
  const calls = [{ day: addDays(SETTLEMENT, 1), price: fraction(1) }];
  const { yields, worst } = valuedBond(annualBond({ terms: { calls } }), atPrice(20));
  t.is(yields[0]?.yield, null);
  t.is(worst?.kind, 'maturity');
});
