import test from 'ava';
import type { BoughtOfType } from '../../../src/advisor/digest/book-figures.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';

const bought = (bondType: string, clients: number, amount = 100): BoughtOfType => ({ bondType, purchases: clients, clients, amount });

test('segments come largest first, each with how much it grew or shrank', (t) => {
  t.deepEqual(sampleDigest().segments, [
    { name: 'Young Balanced Investors', clients: 120, change: -8 },
    { name: 'Mature Conservative Investors', clients: 70, change: 10 },
    { name: 'Middle-aged Aggressive Investors', clients: 20, change: 0 },
  ]);
});

test('a change of fewer than five, and one from fewer than five, is not told', (t) => {
  const moved = { before: [117, 74, 4], now: [120, 70, 20], moved: [], arrived: 0, left: 0 };
  t.deepEqual(
    sampleDigest({ moved }).segments.map(({ change }) => change),
    [null, null, null],
  );
});

test('segments under five clients are folded together, with the next larger one where they are too few even then', (t) => {
  const names = ['A', 'B', 'C', 'D'];
  const fold = (sizes: number[]) =>
    sampleDigest({ segmentNames: names, sizes, moved: null }).segments.map(({ name, clients }) => [name, clients]);
  t.deepEqual(fold([90, 3, 4, 20]), [
    ['A', 90],
    ['D', 20],
    [null, 7],
  ]);
  // The sum would reveal three alone, so the twenty join them.
  t.deepEqual(fold([90, 3, 30, 20]), [
    ['A', 90],
    ['C', 30],
    [null, 23],
  ]);
  t.deepEqual(fold([90, 0, 30, 20]).length, 3, 'an empty segment is no segment');
});

test('only movements of five clients or more are told', (t) => {
  t.deepEqual(sampleDigest().moves, [{ from: 'Young Balanced Investors', to: 'Mature Conservative Investors', clients: 9 }]);
});

test('amounts that fewer than five clients make up stand only in the sum', (t) => {
  const now = [
    bought('Corporate Bonds', 12, 900),
    bought('Treasury Bills', 2, 50),
    bought('Green Bonds', 3, 40),
    bought('Tax-Free Bonds', 7, 10),
  ];
  const digest = sampleDigest({ bought: { now, before: [bought('Corporate Bonds', 4, 700)], together: [2, 5, 12, 24] } });
  t.deepEqual(digest.bought, {
    kind: 'bought',
    lines: [
      { bondType: 'Corporate Bonds', purchases: 12, amount: 900, amountBefore: null },
      { bondType: 'Tax-Free Bonds', purchases: 7, amount: 10, amountBefore: 0 },
      { bondType: 'Green Bonds', purchases: 3, amount: null, amountBefore: null },
      { bondType: 'Treasury Bills', purchases: 2, amount: null, amountBefore: null },
    ],
    purchases: 24,
    amount: 1000,
  });
  // A single type with two clients could be worked out from the sum, so the next smallest joins it.
  const one = sampleDigest({ bought: { now: [bought('A', 12), bought('B', 2), bought('C', 7)], before: [], together: [2, 9, 21] } }).bought;
  t.deepEqual(one.kind === 'bought' ? one.lines.filter(({ amount }) => amount === null).map(({ bondType }) => bondType) : [], ['C', 'B']);
});

test('a client who alone bought several types cannot be worked out by subtracting from the sum', (t) => {
  const rare = ['A', 'B', 'C', 'D', 'E'].map((type) => bought(type, 1));
  const hidden = (together: number[]) => {
    const digest = sampleDigest({ bought: { now: [...rare, bought('F', 6), bought('G', 9)], before: [], together } }).bought;
    return digest.kind === 'bought' ? digest.lines.filter(({ amount }) => amount === null).map(({ bondType }) => bondType) : digest.kind;
  };
  t.deepEqual(hidden([1, 1, 1, 1, 1, 6, 12]), ['F', 'A', 'B', 'C', 'D', 'E']);
  t.deepEqual(hidden([1, 2, 3, 4, 5, 9, 12]), ['A', 'B', 'C', 'D', 'E'], 'five different clients');
  t.deepEqual(sampleDigest({ bought: { now: rare, before: [], together: [1, 1, 1, 1, 1] } }).bought, { kind: 'few' });
});

test('where fewer than five clients bought anything, only that is told', (t) => {
  t.deepEqual(sampleDigest({ bought: { now: [bought('A', 1), bought('B', 3)], before: [], together: [1, 4] } }).bought, { kind: 'few' });
  t.deepEqual(sampleDigest({ bought: { now: [], before: [bought('A', 9)], together: [] } }).bought, { kind: 'nothing' });
});

test('what came of the advice is told where at least five clients are counted', (t) => {
  t.deepEqual(sampleDigest().advice.uptake, [{ days: 30, clients: 40, bought: 10 }]);
  t.deepEqual(
    sampleDigest().advice.first.map(({ bondType }) => bondType),
    ['Corporate Bonds', 'Treasury Bills'],
  );
});

test('the top changes are the new model, the largest changes of amounts, of a segment, and a movement', (t) => {
  t.deepEqual(sampleDigest().changes, [
    { kind: 'model', version: 7, trainedAt: '2026-03-05T21:00:00.000Z' },
    { kind: 'type', bondType: 'Corporate Bonds', amount: 3_000_000_000, amountBefore: 1_000_000_000 },
    { kind: 'type', bondType: 'Treasury Bills', amount: 600_000_000, amountBefore: 0 },
    { kind: 'segment', name: 'Mature Conservative Investors', clients: 70, change: 10 },
    { kind: 'move', move: { from: 'Young Balanced Investors', to: 'Mature Conservative Investors', clients: 9 } },
  ]);
  const quiet = { now: [bought('A', 9, 100)], before: [bought('A', 9, 90)], together: [9] };
  t.deepEqual(sampleDigest({ modelIsNew: false, moved: null, bought: quiet }).changes, []);
});
