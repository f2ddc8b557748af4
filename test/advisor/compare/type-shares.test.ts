import test from 'ava';
import fc from 'fast-check';
import type { Holding } from '../../../src/advisor/book/profile.ts';
import { ALL_OTHER_TYPES, typeRows } from '../../../src/advisor/compare/type-shares.ts';
import { type Day, paiseFromRupees } from '../../../src/advisor/units.ts';

const held = (bondType: string, rupees: number): Holding => ({
  bondType,
  trades: 1,
  amount: paiseFromRupees(rupees),
  lastDay: 20_000 as Day,
});
const likely = (bondType: string, probability: number) => ({ bondType, probability, score: probability, qValue: 0, feedbackTerm: 0 });
const side = (holdings: Holding[], ranking: ReturnType<typeof likely>[]) => ({ profile: { holdings }, ranking });

test('each type is listed with what both bought and are likely to buy, the largest share of either first', (t) => {
  const left = side([held('Green', 300), held('Corporate', 100)], [likely('Green', 0.5), likely('Corporate', 0.3), likely('Gilts', 0.2)]);
  const right = side([], [likely('Green', 0.1), likely('Corporate', 0.1), likely('Gilts', 0.8)]);
  t.deepEqual(typeRows(left, right, 5), [
    { bondType: 'Gilts', left: { bought: 0, likely: 0.2 }, right: { bought: null, likely: 0.8 } },
    { bondType: 'Green', left: { bought: 0.75, likely: 0.5 }, right: { bought: null, likely: 0.1 } },
    { bondType: 'Corporate', left: { bought: 0.25, likely: 0.3 }, right: { bought: null, likely: 0.1 } },
  ]);
});

test('nobody knows how likely a type is that the model doesn’t know', (t) => {
  const [, row] = typeRows(side([held('A', 2), held('Unclassified', 1)], [likely('A', 1)]), side([], [likely('A', 1)]), 5);
  t.deepEqual(row, { bondType: 'Unclassified', left: { bought: 1 / 3, likely: null }, right: { bought: null, likely: null } });
});

test('what does not fit is one row, and nothing at all where nothing is known', (t) => {
  const left = side([held('A', 1), held('B', 1), held('C', 2)], [likely('A', 0.2), likely('B', 0.3), likely('C', 0.5)]);
  const rows = typeRows(left, left, 1);
  t.is(rows[0]?.bondType, 'C');
  t.deepEqual(rows[1], { bondType: ALL_OTHER_TYPES, left: { bought: 0.5, likely: 0.5 }, right: { bought: 0.5, likely: 0.5 } });
  t.deepEqual(typeRows(side([], []), side([], []), 3), []);
});

test('every column adds up to one, whatever was bought', (t) => {
  const holdings = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'), fc.integer({ min: 1, max: 1e12 })), { minLength: 1 });
  const merged = (pairs: ReadonlyArray<readonly [string, number]>): Holding[] => {
    const byType = new Map<string, number>();
    for (const [type, rupees] of pairs) byType.set(type, (byType.get(type) ?? 0) + rupees);
    return [...byType].map(([type, rupees]) => held(type, rupees));
  };
  fc.assert(
    fc.property(holdings, holdings, fc.integer({ min: 1, max: 6 }), (left, right, rows) => {
      const ranking = ['A', 'B', 'C', 'D', 'E'].map((type) => likely(type, 0.2));
      const table = typeRows(side(merged(left), ranking), side(merged(right), ranking), rows);
      // Rounding errors are in no row: up to half a per mille for each of six types.
      for (const of of ['left', 'right'] as const)
        for (const kind of ['bought', 'likely'] as const)
          if (Math.abs(table.reduce((sum, row) => sum + (row[of][kind] ?? 0), 0) - 1) > 0.004) return false;
      return true;
    }),
  );
  t.pass();
});
