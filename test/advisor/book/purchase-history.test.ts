import test from 'ava';
import fc from 'fast-check';
import type { ClientTrade } from '../../../src/advisor/book/client-trade.ts';
import { purchaseHistory } from '../../../src/advisor/book/purchase-history.ts';
import { addDays, clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import { on } from '../../helpers/samples/small-book.ts';

const trade = (day: string, bondType: string, rupees: number): ClientTrade => ({
  clientId: clientId('C1'),
  day: on(day),
  amount: paiseFromRupees(rupees),
  bondId: 'B',
  isin: null,
  issuer: null,
  bondType,
  yieldToMaturity: null,
  coupon: null,
  frequency: null,
  rating: null,
  band: null,
  maturityDay: null,
});
const TODAY = on('2026-06-30');

test('years stand without a gap, types with the largest amount first, and what is beyond the most together', (t) => {
  const history = purchaseHistory(
    [
      trade('2023-05-01', 'Small', 1),
      trade('2023-06-01', 'Large', 100),
      trade('2025-01-01', 'Middle', 50),
      trade('2025-02-01', 'Large', 10),
      trade('2025-03-01', 'Tiny', 0.5),
      trade('2026-07-01', 'After the day', 1000),
    ],
    TODAY,
    { years: 10, types: 2 },
  );
  t.deepEqual(history as unknown, {
    years: [2023, 2024, 2025],
    types: [
      { bondType: 'Large', amounts: [10_000, 0, 1_000] },
      { bondType: 'Middle', amounts: [0, 0, 5_000] },
      { bondType: null, amounts: [100, 0, 50] },
    ],
    before: 0,
  });
});

test('one type more than asked for is shown by its name', (t) => {
  const bought = ['A', 'B', 'C'].map((type) => trade('2025-01-01', type, 1));
  t.deepEqual(
    purchaseHistory(bought, TODAY, { years: 10, types: 2 }).types.map(({ bondType }) => bondType),
    ['A', 'B', 'C'],
  );
});

test('older years are summed up before the newest, and nothing bought is no history', (t) => {
  const history = purchaseHistory([trade('2010-01-01', 'A', 7), trade('2026-01-01', 'A', 3)], TODAY, { years: 2, types: 2 });
  t.deepEqual(history as unknown, { years: [2025, 2026], types: [{ bondType: 'A', amounts: [0, 300] }], before: 700 });
  t.deepEqual(purchaseHistory([], TODAY, { years: 2, types: 2 }) as unknown, { years: [], types: [], before: 0 });
});

test('no rupee is lost, whatever was bought when', (t) => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          back: fc.integer({ min: 0, max: 9000 }),
          type: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
          rupees: fc.integer({ min: 1, max: 1e8 }),
        }),
      ),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (bought, years, types) => {
        const trades = bought.map(({ back, type, rupees }) => ({ ...trade('2020-01-01', type, rupees), day: addDays(TODAY, -back) }));
        const history = purchaseHistory(trades, TODAY, { years, types });
        const shown = history.types.flatMap(({ amounts }) => amounts).reduce((sum, amount) => sum + amount, 0);
        t.is(
          shown + history.before,
          trades.reduce((sum, { amount }) => sum + amount, 0),
        );
        t.true(history.years.length <= years && history.types.length <= types + 1);
      },
    ),
  );
});
