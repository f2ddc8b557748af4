import test from 'ava';
import fc from 'fast-check';
import type { ClientTrade } from '../../../src/advisor/book/client-trade.ts';
import { maturitiesOf } from '../../../src/advisor/book/maturities.ts';
import { addDays, clientId, isoFromDay, paiseFromRupees } from '../../../src/advisor/units.ts';
import { on } from '../../helpers/samples/small-book.ts';

const FROM = on('2026-06-30');
const trade = (bondId: string, maturity: string | null, rupees: number, day = '2025-01-01'): ClientTrade => ({
  clientId: clientId('C1'),
  day: on(day),
  amount: paiseFromRupees(rupees),
  bondId,
  isin: null,
  issuer: null,
  bondType: 'Corporate Bonds',
  yieldToMaturity: null,
  coupon: null,
  frequency: null,
  rating: null,
  band: null,
  maturityDay: maturity === null ? null : on(maturity),
});

test('two years ahead are every month from that of the day on, those without a maturity too', (t) => {
  const { months, until } = maturitiesOf([], FROM);
  t.is(isoFromDay(until), '2028-06-30');
  t.is(months.length, 25);
  t.deepEqual(
    [months[0], months.at(-1)],
    [
      { year: 2026, month: 6, amount: 0 as never, bonds: [] },
      { year: 2028, month: 6, amount: 0 as never, bonds: [] },
    ],
  );
  t.deepEqual(
    months.slice(5, 9).map(({ year, month }) => `${year}-${month}`),
    ['2026-11', '2026-12', '2027-1', '2027-2'],
  );
});

test('a bond matures in its month with all that was paid for it; the day itself and the last day are within', (t) => {
  const ladder = maturitiesOf(
    [
      trade('A', '2027-03-01', 100_000),
      trade('A', '2027-03-01', 50_000, '2026-01-01'),
      trade('B', '2027-03-31', 20_000),
      trade('today', '2026-06-30', 1),
      trade('tomorrow', '2026-07-01', 2),
      trade('last', '2028-06-30', 4),
      trade('later', '2028-07-01', 8),
      trade('never said', null, 16),
      trade('long gone', '2020-01-01', 32),
    ],
    FROM,
  );
  const march = ladder.months.find(({ year, month }) => year === 2027 && month === 3);
  t.is(march?.amount as number, 17_000_000);
  t.deepEqual(
    march?.bonds.map(({ bondId, trades, amount }) => [bondId, trades, amount as number]),
    [
      ['A', 2, 15_000_000],
      ['B', 1, 2_000_000],
    ],
  );
  t.like(ladder.next, { day: FROM, amount: 100, bonds: 1 } as never);
  t.is(ladder.next?.largest.bondId, 'today');
  t.is(ladder.amount as number, 17_000_700);
  t.deepEqual([ladder.later, ladder.unknown, ladder.past] as unknown, [
    { amount: 800, bonds: 1 },
    { amount: 1600, bonds: 1 },
    { amount: 3200, bonds: 1 },
  ]);
});

test('what matures next is one day’s money, never that of several days', (t) => {
  const { next } = maturitiesOf(
    [trade('A', '2026-07-10', 200), trade('B', '2026-07-10', 400), trade('C', '2026-07-11', 800), trade('D', '2026-06-29', 1600)],
    FROM,
  );
  t.like(next, { day: on('2026-07-10'), amount: 60_000, bonds: 2 } as never);
  t.is(next?.largest.bondId, 'B');
});

test('what was bought after the day is not looked at', (t) => {
  const ladder = maturitiesOf([trade('A', '2027-03-01', 100_000, '2026-07-01')], FROM);
  t.is(ladder.amount as number, 0);
  t.is(ladder.next, null);
});

test('no rupee is lost or counted twice, whatever matures when', (t) => {
  const days = fc.option(fc.integer({ min: -2000, max: 2000 }));
  fc.assert(
    fc.property(
      fc.array(fc.record({ bond: fc.constantFrom('A', 'B', 'C'), days, rupees: fc.integer({ min: 1, max: 1e7 }) })),
      fc.integer({ min: 0, max: 400 }),
      (bought, shift) => {
        const from = addDays(FROM, shift);
        const trades = bought.map((one) => ({
          ...trade(one.bond, null, one.rupees),
          maturityDay: one.days === null ? null : addDays(from, one.days),
        }));
        const ladder = maturitiesOf(trades, from);
        const paid = trades.reduce((sum, { amount }) => sum + amount, 0);
        const inMonths = ladder.months.reduce((sum, { amount }) => sum + amount, 0);
        t.is(inMonths, ladder.amount as number);
        t.is(ladder.amount + ladder.later.amount + ladder.unknown.amount + ladder.past.amount, paid);
      },
    ),
  );
});
