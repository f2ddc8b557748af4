import test from 'ava';
import fc from 'fast-check';
import { matchSegments, orderLikeBefore, transitionsBetween, transposed } from '../../../src/advisor/segments/match-segments.ts';

test('who was where and is where is counted client by client', (t) => {
  const transitions = transitionsBetween(Int32Array.of(0, 0, 1, 1, 1), Int32Array.of(2, 2, 0, 0, 2), 2, 3);
  t.deepEqual(transitions, [
    [0, 0, 2],
    [2, 0, 1],
  ]);
  t.deepEqual(transposed(transitions), [
    [0, 2],
    [0, 0],
    [2, 1],
  ]);
});

test('a segment continues as the one that keeps most clients over all pairs, with their share of those in either', (t) => {
  // 0 → 1: 30 of 30 + 40 - 30 = 40. 1 → 0: 60 of 70.
  t.deepEqual(
    matchSegments([
      [0, 30],
      [60, 10],
    ]),
    [
      { before: 1, after: 0, clients: 60, share: 60 / 70 },
      { before: 0, after: 1, clients: 30, share: 30 / 40 },
    ],
  );
});

test('too little in common is no continuation', (t) => {
  // 20 of 20 + 80 + 100 in either, though nothing else is left to pair with.
  t.deepEqual(
    matchSegments([
      [100, 0],
      [80, 20],
      [0, 100],
    ]).map(({ before, after }) => [before, after]),
    [
      [0, 0],
      [2, 1],
    ],
  );
  t.deepEqual(matchSegments([[0, 0]]), []);
});

test('a split segment continues in only one of its parts', (t) => {
  const matches = matchSegments([[50, 50]]);
  t.is(matches.length, 1);
  t.is(matches[0]?.share, 0.5);
});

test('continuing segments keep their places, new ones fill the rest, and a continuing one without its place comes before them', (t) => {
  const match = (before: number, after: number) => ({ before, after, clients: 1, share: 1 });
  t.deepEqual(orderLikeBefore([match(2, 0), match(0, 1)], 4), [1, 2, 0, 3]);
  t.deepEqual(orderLikeBefore([match(7, 1), match(0, 2)], 3), [2, 1, 0]);
  t.deepEqual(orderLikeBefore([], 3), [0, 1, 2]);
});

test('every order is a permutation in which continued segments stand where they stood', (t) => {
  const matrices = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );
  fc.assert(
    fc.property(matrices, (transitions) => {
      const segments = transitions[0]?.length ?? 0;
      const matches = matchSegments(transitions);
      const order = orderLikeBefore(matches, segments);
      t.deepEqual(
        order.toSorted((a, b) => a - b),
        [...order.keys()],
      );
      for (const { before, after } of matches) if (before < segments) t.is(order[before], after);
    }),
  );
});
