import test from 'ava';
import fc from 'fast-check';
import type { Model } from '../../../src/advisor/model/model.ts';
import { movementsBetween, segmentChanges } from '../../../src/advisor/segments/segment-changes.ts';
import { cellChanges } from '../../../src/advisor/values/cell-changes.ts';

const card = (id: number, name: string, size: number) => ({ id, name, size });
const before = [card(0, 'Old', 60), card(1, 'Bold', 50), card(2, 'Few', 12)];
const after = [card(0, 'Elder', 62), card(1, 'Bold', 40), card(2, 'New', 20)];
/** Old continues as Elder, Bold as Bold; Few is dissolved, New comes from everywhere. */
const transitions = [
  [52, 2, 6],
  [3, 37, 10],
  [7, 1, 4],
];

test('segments go on, are new, or are gone', (t) => {
  t.deepEqual(segmentChanges(before, after, transitions), [
    { before: card(0, 'Old', 60), after: card(0, 'Elder', 62), share: 52 / 70 },
    { before: card(1, 'Bold', 50), after: card(1, 'Bold', 40), share: 37 / 53 },
    { before: null, after: card(2, 'New', 20), share: null },
    { before: card(2, 'Few', 12), after: null, share: null },
  ]);
});

test('movements are listed the largest first; those of fewer than five clients only together', (t) => {
  t.deepEqual(movementsBetween(before, after, transitions), {
    clients: 122,
    moved: 33,
    largest: [
      { from: 'Bold', to: 'New', clients: 10 },
      { from: 'Few', to: 'Elder', clients: 7 },
      { from: 'Old', to: 'New', clients: 6 },
    ],
    others: { movements: 4, clients: 10 },
  });
});

test('every client moved or stayed, whatever the counts, and no movement of fewer than five is listed', (t) => {
  const rows = fc
    .integer({ min: 1, max: 7 })
    .chain((columns) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 7 }),
    );
  fc.assert(
    fc.property(rows, (counts) => {
      const cards = (count: number) => Array.from({ length: count }, (_, id) => card(id, `S${id}`, 10));
      const found = movementsBetween(cards(counts.length), cards(counts[0]?.length ?? 0), counts);
      const listed = found.largest.reduce((sum, { clients }) => sum + clients, 0);
      t.is(
        found.clients,
        counts.flat().reduce((sum, count) => sum + count, 0),
      );
      t.is(listed + found.others.clients, found.moved);
      t.true(found.moved <= found.clients);
      t.true(found.largest.every(({ clients }) => clients >= 5));
    }),
  );
});

const table = (bondTypes: readonly string[], segments: typeof before, values: ReadonlyArray<readonly number[]>) =>
  ({ bondTypes, segments, qTable: { values } }) as unknown as Pick<Model, 'bondTypes' | 'segments' | 'qTable'>;

test('cells are compared by the names of their types, the largest change first, and small ones and small segments are left out', (t) => {
  const then = table(
    ['Gilts', 'Paper'],
    [...before.slice(0, 2), card(2, 'Few', 4)],
    [
      [0.2, 0.5],
      [0.3, 0.1],
      [0.9, 0.9],
    ],
  );
  const now = table(
    ['Bills', 'Gilts', 'Paper'],
    [...after.slice(0, 2), card(2, 'New', 4)],
    [
      [0.3, 0.25, 0.3],
      [0.3, 0.305, 0.4],
      [0.1, 0.1, 0.1],
    ],
  );
  const staying = [
    [60, 0, 0],
    [0, 50, 0],
    [0, 0, 4],
  ];
  t.deepEqual(
    cellChanges(then, now, staying).map(({ segment, bondType, before: was, after: is }) => [segment, bondType, was, is]),
    [
      ['Bold', 'Paper', 0.1, 0.4],
      ['Elder', 'Paper', 0.5, 0.3],
      ['Elder', 'Gilts', 0.2, 0.25],
    ],
  );
});
