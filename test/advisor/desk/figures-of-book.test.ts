import test from 'ava';
import type { DeskBook } from '../../../src/advisor/desk/desk-book.ts';
import { figuresOfBook } from '../../../src/advisor/desk/figures-of-book.ts';
import type { Model } from '../../../src/advisor/model.ts';
import { profileColumns } from '../../../src/advisor/profile-columns.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import { on, type SmallTrade, smallBook, someone } from '../../helpers/small-book.ts';

const READ = { rows: 9, skipped: { 'no client': 2 }, blanked: { yield: 1 }, unclassified: 1, afterMaturity: 3 };
const rupees = paiseFromRupees;

/** A few clients who are placed by hand: two in the first segment, the others in the second. */
const desk = (): DeskBook => {
  const clients = [
    someone('a', { recordedAge: 29, recordedBand: 'A', gender: 'F' }),
    someone('b', { recordedAge: 30, recordedBand: 'C' }),
    someone('c', { recordedAge: 65 }),
    someone('d'),
  ];
  const trades: SmallTrade[] = [
    { client: 'a', day: '2026-01-31', type: 'Gilts', rupees: 100, yieldPercent: 7 },
    { client: 'a', day: '2026-02-01', type: 'Corporates', rupees: 300, yieldPercent: 9 },
    { client: 'b', day: '2026-02-10', type: 'Corporates', rupees: 600 },
    { client: 'c', day: '2022-06-30', type: 'Unclassified', rupees: 50, band: 'B' },
  ];
  const book = smallBook(clients, trades);
  const asOf = on('2026-02-28');
  const model = {
    segments: ['Young', 'Old', 'Nobody'].map((name, id) => ({ id, name, confidence: id === 0 ? 0.9 : null })),
  } as unknown as Model;
  return { book, columns: profileColumns(book, asOf), segments: Int32Array.of(0, 0, 1, 1), model, asOf };
};

test('clients, trades, money and the mean yield are those of the whole book', (t) => {
  const figures = figuresOfBook(desk(), 7, READ);
  t.like(figures, { format: 1, version: 7, asOf: on('2026-02-28'), clients: 4, buyers: 3, trades: 4, invested: rupees(1050) });
  // (100 × 7 % + 300 × 9 %) / 400
  t.is(figures.meanYield, 0.085);
});

test('bands say who is recorded and who is derived, and nobody is left out', (t) => {
  t.deepEqual(figuresOfBook(desk(), 7, READ).bands, [
    { band: 'A', source: 'recorded', clients: 1, invested: rupees(400) },
    { band: 'B', source: 'derived', clients: 1, invested: rupees(50) },
    { band: 'C', source: 'recorded', clients: 1, invested: rupees(600) },
    { band: null, source: 'unknown', clients: 1, invested: rupees(0) },
  ]);
});

test('ages, types and months count different clients', (t) => {
  const { ages, types, months } = figuresOfBook(desk(), 7, READ);
  t.deepEqual(
    ages.map(({ name, clients, trades }) => [name, clients, trades]),
    [
      ['Under 30', 1, 2],
      ['30 to 39', 1, 1],
      ['40 to 49', 0, 0],
      ['50 to 59', 0, 0],
      ['60 and over', 1, 1],
      ['Age unknown', 1, 0],
    ],
  );
  t.deepEqual(types, [
    { name: 'Corporates', clients: 2, trades: 2, invested: rupees(900) },
    { name: 'Gilts', clients: 1, trades: 1, invested: rupees(100) },
    { name: 'Unclassified', clients: 1, trades: 1, invested: rupees(50) },
  ]);
  t.is(months.length, 36);
  t.is(months[0]?.name, '2023-03');
  t.deepEqual(months.slice(-2), [
    { name: '2026-01', clients: 1, trades: 1, invested: rupees(100) },
    { name: '2026-02', clients: 2, trades: 2, invested: rupees(900) },
  ]);
});

test('segments hold the clients of today under the names they were trained with; an empty one stays', (t) => {
  const { segments } = figuresOfBook(desk(), 7, READ);
  t.like(segments[0], { name: 'Young', clients: 2, invested: rupees(1000), meanAge: 29.5, confidence: 0.9, medianInvested: rupees(500) });
  t.deepEqual(segments[0]?.topTypes, [
    { bondType: 'Corporates', share: 0.9 },
    { bondType: 'Gilts', share: 0.1 },
  ]);
  // One purchase of the two followed within 90 days; b and the others bought once.
  t.is(segments[0]?.meanReinvestment, 1);
  t.regex(segments[0]?.description ?? '', /^2 clients/);
  t.like(segments[1], { name: 'Old', clients: 2, invested: rupees(50), confidence: null });
  t.like(segments[2], { name: 'Nobody', clients: 0, invested: 0, topTypes: [], meanAge: null });
});

test('what is missing in the book is counted', (t) => {
  t.deepEqual(figuresOfBook(desk(), 7, READ).quality, {
    rows: 9,
    skipped: { 'no client': 2 },
    blanked: { yield: 1 },
    unclassifiedTrades: 1,
    tradesAfterMaturity: 3,
    tradesWithoutYield: 2,
    tradesWithoutRating: 3,
    bonds: 3,
    bondsWithoutMaturity: 0,
    clientsWithoutAge: 1,
    clientsWithoutGender: 3,
    clientsWithoutBand: 1,
    clientsWithoutTrade: 1,
  });
});

test('of a book with thousands of types the largest keep their names, and the rest is one', (t) => {
  const trades = Array.from(
    { length: 100 },
    (_, at): SmallTrade => ({ client: `c${at}`, day: '2026-02-01', type: `Type ${at}`, rupees: 1000 - at }),
  );
  const book = smallBook([], trades);
  const asOf = on('2026-02-01');
  const model = { segments: [{ id: 0, name: 'All', confidence: null }] } as unknown as Model;
  const { types } = figuresOfBook({ book, columns: profileColumns(book, asOf), segments: new Int32Array(100), model, asOf }, 1, READ);
  t.is(types.length, 40);
  t.is(types[0]?.name, 'Type 0');
  t.deepEqual([types.at(-1)?.name, types.at(-1)?.clients], ['Other types', 61]);
  t.is(
    types.reduce((sum, { trades: many }) => sum + many, 0),
    100,
  );
});

test('a trade after the day is not looked at', (t) => {
  const { book, segments, model } = desk();
  const asOf = on('2026-01-31');
  const figures = figuresOfBook({ book, columns: profileColumns(book, asOf), segments, model, asOf }, 7, READ);
  t.like(figures, { trades: 2, buyers: 2, invested: rupees(150) });
});
