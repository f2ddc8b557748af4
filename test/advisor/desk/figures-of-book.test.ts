import test from 'ava';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import type { DeskBook } from '../../../src/advisor/desk/desk-book.ts';
import { DESK_FORMAT } from '../../../src/advisor/desk/desk-figures.ts';
import { figuresOfBook } from '../../../src/advisor/desk/figures-of-book.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { paiseFromRupees } from '../../../src/advisor/units.ts';
import { on, type SmallTrade, smallBook, someone } from '../../helpers/samples/small-book.ts';

const READ = { rows: 9, skipped: { 'no client': 2 }, blanked: { yield: 1 }, unclassified: 1, afterMaturity: 3 };
const rupees = paiseFromRupees;

/** A few clients placed by hand: two in the first segment, the others in the second. */
const desk = (): DeskBook => {
  const clients = [
    someone('a', { recordedAge: 29, recordedBand: 'A', gender: 'F' }),
    someone('b', { recordedAge: 30, recordedBand: 'C' }),
    someone('c', { recordedAge: 65 }),
    someone('d'),
  ];
  const trades: SmallTrade[] = [
    { client: 'a', day: '2026-01-31', type: 'Gilts', rupees: 100, yieldPercent: 7, matures: '2026-02-28' },
    { client: 'a', day: '2026-02-01', type: 'Corporates', rupees: 300, yieldPercent: 9, matures: '2026-03-01' },
    { client: 'b', day: '2026-02-10', type: 'Corporates', rupees: 600, yieldPercent: 12, matures: '2030-01-01' },
    { client: 'c', day: '2022-06-30', type: 'Unclassified', rupees: 50, band: 'B' },
  ];
  const book = smallBook(clients, trades);
  const asOf = on('2026-02-28');
  const model = {
    segments: ['Young', 'Old', 'Nobody'].map((name, id) => ({ id, name, confidence: id === 0 ? 0.9 : null })),
  } as unknown as Model;
  return { book, columns: profileColumns(book, asOf), segments: Int32Array.of(0, 0, 1, 1), model, asOf, dataAsOf: asOf };
};

test('clients, trades and money are those of the whole book, and the mean yield is that of what is outstanding', (t) => {
  const figures = figuresOfBook(desk(), 7, READ);
  t.like(figures, { format: DESK_FORMAT, version: 7, asOf: on('2026-02-28'), clients: 4, buyers: 3, trades: 4 });
  // The gilt of 100 matures on the day itself; nobody recorded when the 50 mature.
  t.like(figures, { bought: rupees(1050), outstanding: rupees(900), maturityUnknown: rupees(50), holders: 2 });
  // Of what is outstanding: (300 × 9% + 600 × 12%) / 900. Of everything bought it would be 10.6%.
  t.true(Math.abs((figures.meanYield ?? 0) - 0.11) < 1e-12);
});

test('bands say what is recorded and what is derived, and no client is left out', (t) => {
  t.deepEqual(figuresOfBook(desk(), 7, READ).bands, [
    { band: 'A', source: 'recorded', clients: 1, bought: rupees(400), outstanding: rupees(300) },
    { band: 'B', source: 'derived', clients: 1, bought: rupees(50), outstanding: rupees(0) },
    { band: 'C', source: 'recorded', clients: 1, bought: rupees(600), outstanding: rupees(600) },
    { band: null, source: 'unknown', clients: 1, bought: rupees(0), outstanding: rupees(0) },
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
    { name: 'Corporates', clients: 2, trades: 2, bought: rupees(900), outstanding: rupees(900) },
    { name: 'Gilts', clients: 1, trades: 1, bought: rupees(100), outstanding: rupees(0) },
    { name: 'Unclassified', clients: 1, trades: 1, bought: rupees(50), outstanding: rupees(0) },
  ]);
  t.is(months.length, 36);
  t.is(months[0]?.name, '2023-03');
  t.deepEqual(months.slice(-2), [
    { name: '2026-01', clients: 1, trades: 1, bought: rupees(100), outstanding: rupees(0) },
    { name: '2026-02', clients: 2, trades: 2, bought: rupees(900), outstanding: rupees(900) },
  ]);
});

test('segments hold the clients of today under the names they were trained with; an empty one stays', (t) => {
  const { segments } = figuresOfBook(desk(), 7, READ);
  t.like(segments[0], { name: 'Young', clients: 2, holders: 2, meanAge: 29.5, confidence: 0.9 });
  t.like(segments[0], { bought: rupees(1000), outstanding: rupees(900) });
  t.deepEqual(segments[0]?.topTypes, [{ bondType: 'Corporates', share: 1 }], 'the gilt has matured');
  // Median of 300 and 600.
  t.regex(segments[0]?.description ?? '', /typically ₹450 outstanding/);
  // One purchase of the two followed within 90 days; b and the others bought once.
  t.is(segments[0]?.meanReinvestment, 1);
  t.regex(segments[0]?.description ?? '', /^2 clients/);
  t.like(segments[1], { name: 'Old', clients: 2, bought: rupees(50), outstanding: rupees(0), holders: 0, topTypes: [], confidence: null });
  t.like(segments[2], { name: 'Nobody', clients: 0, bought: 0, outstanding: 0, topTypes: [], meanAge: null });
});

test('what is missing in the book is counted', (t) => {
  t.deepEqual(figuresOfBook(desk(), 7, READ).quality, {
    rows: 9,
    trades: 4,
    skipped: { 'no client': 2 },
    blanked: { yield: 1 },
    unclassifiedTrades: 1,
    tradesAfterMaturity: 3,
    tradesWithoutYield: 1,
    tradesWithoutRating: 3,
    bonds: 4,
    bondsWithoutMaturity: 0,
    bondsWithSeveralMaturities: 0,
    clientsWithoutAge: 1,
    clientsWithoutGender: 3,
    clientsWithoutBand: 1,
    clientsWithoutTrade: 1,
    familiesWithoutHolder: 0,
  });
});

test('bonds whose rows give different maturities are counted once each', (t) => {
  const { book, ...others } = desk();
  const [first] = book.bonds;
  const again = ['2027-01-01', '2028-01-01', null].map((day) => ({ id: 'Z', type: 0, band: null, maturityDay: day && on(day) }));
  const bonds = [...book.bonds, { id: first?.id ?? '', type: 0, band: null, maturityDay: on('2029-01-01') }, ...again] as typeof book.bonds;
  t.is(figuresOfBook({ ...others, book: { ...book, bonds } }, 7, READ).quality.bondsWithSeveralMaturities, 2);
});

test('of a book with thousands of types the largest keep their names, and the rest is one', (t) => {
  const trades = Array.from(
    { length: 100 },
    (_, at): SmallTrade => ({ client: `c${at}`, day: '2026-02-01', type: `Type ${at}`, rupees: 1000 - at }),
  );
  const book = smallBook([], trades);
  const asOf = on('2026-02-01');
  const model = { segments: [{ id: 0, name: 'All', confidence: null }] } as unknown as Model;
  const { types } = figuresOfBook(
    { book, columns: profileColumns(book, asOf), segments: new Int32Array(100), model, asOf, dataAsOf: asOf },
    1,
    READ,
  );
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
  const figures = figuresOfBook({ book, columns: profileColumns(book, asOf), segments, model, asOf, dataAsOf: asOf }, 7, READ);
  t.like(figures, { trades: 2, buyers: 2, bought: rupees(150), outstanding: rupees(100) });
});
