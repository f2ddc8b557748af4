import test from 'ava';
import fc from 'fast-check';
import { optimalAssignment } from '../../../src/advisor/segments/optimal-assignment.ts';

/** Tries every way to pair rows with columns. */
const bestSum = (gains: ReadonlyArray<readonly number[]>): number => {
  const columns = gains[0]?.length ?? 0;
  const leftOver = Math.max(0, gains.length - columns);
  const from = (row: number, taken: ReadonlySet<number>, skipped: number): number => {
    const own = gains[row];
    if (!own) return 0;
    const paired = own.flatMap((gain, column) => (taken.has(column) ? [] : [gain + from(row + 1, new Set([...taken, column]), skipped)]));
    const left = skipped < leftOver ? [from(row + 1, taken, skipped + 1)] : [];
    return Math.max(...paired, ...left);
  };
  return from(0, new Set(), 0);
};

const matrices = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) => {
  const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
});

test('no other pairing has a larger sum, and nothing is paired twice', (t) => {
  fc.assert(
    fc.property(matrices, (gains) => {
      const columns = optimalAssignment(gains);
      const paired = columns.filter((column) => column >= 0);
      t.is(columns.length, gains.length);
      t.is(new Set(paired).size, paired.length);
      t.is(paired.length, Math.min(gains.length, gains[0]?.length ?? 0));
      t.is(
        columns.reduce((sum, column, row) => sum + (gains[row]?.[column] ?? 0), 0),
        bestSum(gains),
      );
    }),
    { numRuns: 300 },
  );
});

test('taking the largest first is not the best way', (t) => {
  // Greedy pairs 0 with 0 for 10 and is left with 1: 11. The best is 9 + 8.
  t.deepEqual(
    optimalAssignment([
      [10, 9],
      [8, 1],
    ]),
    [1, 0],
  );
});

test('thirty by thirty is paired back, whatever the order', (t) => {
  const size = 30;
  const gains = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (column === (row * 7) % size ? 50 : (row + column) % 5)),
  );
  t.deepEqual(
    optimalAssignment(gains),
    Array.from({ length: size }, (_, row) => (row * 7) % size),
  );
});

test('nothing to pair with leaves every row over', (t) => {
  t.deepEqual(optimalAssignment([]), []);
  t.deepEqual(optimalAssignment([[], []]), [-1, -1]);
});
