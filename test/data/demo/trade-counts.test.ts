import test from 'ava';
import fc from 'fast-check';
import { busiestClient, tradeCounts } from '../../../src/data/demo/trade-counts.ts';

test('the counts add up to clients times trades per client, rounded', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0.05, max: 30, noNaN: true }),
      fc.nat(),
      (clients, tradesPerClient, seed) => {
        const counts = tradeCounts({ clients, tradesPerClient, seed });
        return counts.length === clients && counts.reduce((sum, count) => sum + count, 0) === Math.round(clients * tradesPerClient);
      },
    ),
    { numRuns: 60 },
  );
  t.pass();
});

test('most clients have one to five trades, one has hundreds, a few have none', (t) => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const counts = [...tradeCounts({ clients: 600, tradesPerClient: 10, seed })].sort((a, b) => a - b);
    const few = counts.filter((count) => count >= 1 && count <= 5).length;
    t.true(few > 300 && few < 480, `${few}`);
    t.true((counts.at(-1) as number) >= 200, `${counts.at(-1)}`);
    t.true(counts.filter((count) => count === 0).length <= 40);
  }
});

test('the example client has six trades or more, and is not the busiest', (t) => {
  for (let seed = 0; seed < 30; seed++) {
    t.true((tradeCounts({ clients: 60, tradesPerClient: 3, seed })[41] as number) >= 6);
    t.not(busiestClient(60, seed), 42);
  }
});
