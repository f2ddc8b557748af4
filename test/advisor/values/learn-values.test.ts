import test from 'ava';
import { learnValues, PSEUDO_ROUNDS } from '../../../src/advisor/values/learn-values.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

const near = (left: number | undefined, right: number) => Math.abs((left ?? Number.NaN) - right) < 1e-12;

/** Types in bytewise order: Bills, Gilts, Notes. Two clients in segment 0, one in segment 1. */
const book = smallBook(
  [],
  [
    { client: 'a', day: '2024-01-01', type: 'Gilts', rupees: 300 },
    { client: 'a', day: '2024-01-01', type: 'Bills', rupees: 100 },
    { client: 'a', day: '2024-01-01', type: 'Bills', rupees: 100 },
    { client: 'a', day: '2024-02-01', type: 'Gilts', rupees: 100 },
    { client: 'a', day: '2024-03-01', type: 'Unclassified', rupees: 100 },
    { client: 'b', day: '2024-01-01', type: 'Gilts', rupees: 100 },
    { client: 'c', day: '2024-01-01', type: 'Notes', rupees: 100 },
    { client: 'c', day: '2025-01-01', type: 'Bills', rupees: 100 },
  ],
);
const segmentOf = Int32Array.from([0, 0, 1]);
const table = learnValues(book, segmentOf, 2, on('2024-12-31'));

test('the whole book is the share of purchase days on which each type was bought; a day of unclassified trades does not count', (t) => {
  // Four days up to the end of 2024: Bills on one, Gilts on three, Notes on one.
  t.deepEqual(table.wholeBook, [1 / 4, 3 / 4, 1 / 4]);
});

test('a cell is the running mean of its rounds and of the pseudo-rounds at the whole book’s value', (t) => {
  const n = PSEUDO_ROUNDS;
  t.true(near(table.values[0]?.[0], (n / 4 + 1) / (n + 3)));
  t.true(near(table.values[0]?.[1], ((3 * n) / 4 + 3) / (n + 3)));
  t.true(near(table.values[0]?.[2], n / 4 / (n + 3)));
  t.true(near(table.values[1]?.[2], (n / 4 + 1) / (n + 1)));
});

test('every purchase day is a round for every type of the client’s segment, wrong types included', (t) => {
  t.deepEqual(table.visits, [
    [3, 3, 3],
    [1, 1, 1],
  ]);
});

test('amount shares are means over the days: Bills had 200 of 500 on one day of four', (t) => {
  t.true(near(table.wholeBookAmountShares[0], 0.4 / 4));
  t.true(near(table.wholeBookAmountShares[1], (0.6 + 1 + 1) / 4));
  for (const row of [...table.amountShares, table.wholeBookAmountShares])
    t.true(
      near(
        row.reduce((sum, share) => sum + share, 0),
        1,
      ),
    );
});

test('nothing after the day is looked at', (t) => {
  t.deepEqual(learnValues(book, segmentOf, 2, on('2024-12-31')), table);
  t.notDeepEqual(learnValues(book, segmentOf, 2, on('2025-01-01')), table);
});

test('a segment without a purchase has the whole book’s values', (t) => {
  const alone = learnValues(book, Int32Array.from([0, 0, 0]), 2, on('2024-12-31'));
  t.deepEqual(alone.values[1], alone.wholeBook as number[]);
});
