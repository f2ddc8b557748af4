import test from 'ava';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { learnDrift } from '../../../src/advisor/values/learn-drift.ts';
import { learnTogether } from '../../../src/advisor/values/learn-together.ts';
import { learnTraits } from '../../../src/advisor/values/learn-traits.ts';
import { levelAt, traitPlace, traitValueOfProfile } from '../../../src/advisor/values/trait-level.ts';
import { traitPhrase } from '../../../src/advisor/words/trait-phrase.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';
import { on, type SmallTrade, smallBook, someone } from '../../helpers/samples/small-book.ts';

const near = (left: number | undefined, right: number) => Math.abs((left ?? Number.NaN) - right) < 1e-12;
const bought = (client: string, type: string, day = '2024-01-01'): SmallTrade => ({ client, type, day, rupees: 100 });
const end = on('2024-12-31');

// Bills, Gilts, Notes.
const book = smallBook(
  [someone('a', { gender: 'F' }), someone('b', { gender: 'M' }), someone('c', { gender: 'HUF' })],
  [
    bought('a', 'Bills'),
    bought('a', 'Gilts', '2024-02-01'),
    bought('b', 'Bills'),
    bought('b', 'Notes', '2024-12-31'),
    bought('c', 'Gilts'),
  ],
);

test('what goes together: of the other types that buyers of bills took, gilts are one of two, drawn to how many buy each', (t) => {
  const [bills, gilts, notes] = learnTogether(book, end);
  // Buyers: bills 2, gilts 2, notes 1. Bills: (1 + 5 · 2/3) / (2 + 5) gilts, (1 + 5 · 1/3) / 7 notes.
  t.true(near(bills?.[1], (1 + 10 / 3) / 7));
  t.true(near(bills?.[2], (1 + 5 / 3) / 7));
  for (const [place, row] of [bills, gilts, notes].entries()) {
    t.is(row?.[place], 0);
    t.true(
      near(
        row?.reduce((sum, share) => sum + share, 0),
        1,
      ),
    );
  }
});

test('a type is bought together with nothing if its buyers bought nothing else', (t) => {
  t.deepEqual(learnTogether(smallBook([], [bought('a', 'Bills'), bought('b', 'Gilts')]), end), [
    [0, 0],
    [0, 0],
  ]);
});

test('a lift says how many times as often as everybody, drawn to 1 where a level has few purchases', (t) => {
  const form = learnTraits(book, profileColumns(book, end)).find(({ name }) => name === 'legalForm');
  // Of five purchases two are bills; of the persons' four, two: (2 + 20 · 0.4) / (4 + 20) / 0.4.
  t.true(near(form?.lift[0]?.[0], 10 / 24 / 0.4));
  // Of the family's one none: (0 + 8) / 21 / 0.4.
  t.true(near(form?.lift[1]?.[0], 8 / 21 / 0.4));
});

test('whether a client is a man or a woman is no trait: no lift, no sentence', (t) => {
  const traits = learnTraits(book, profileColumns(book, end));
  t.false(traits.some(({ name }) => (name as string) === 'gender'));
  for (const trait of traits) {
    const levels = (['M', 'F'] as const).map((gender) =>
      traitPlace(trait, traitValueOfProfile(trait.name, { ...sampleProfile(), gender })),
    );
    t.is(levels[0], levels[1], trait.name);
    trait.words.forEach((_, level) => {
      t.notRegex(traitPhrase(trait, level), /\b(wo)?men\b/);
    });
  }
});

test('a client with a thousand purchases weighs as ten', (t) => {
  const busy = Array.from({ length: 1000 }, (_, at) =>
    bought('a', 'Bills', new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10)),
  );
  const crowd = smallBook([someone('a', { gender: 'F' }), someone('b', { gender: 'F' })], [...busy, bought('b', 'Gilts')]);
  const lift = learnTraits(crowd, profileColumns(crowd, end)).find(({ name }) => name === 'legalForm')?.lift;
  // All eleven purchases are by persons, so persons equal all clients: gilts (1 + 20/11) / 31 over 1/11.
  t.true(near(lift?.[0]?.[1], (1 + 20 / 11) / 31 / (1 / 11)));
});

test('drift is above 1 for types bought lately, below 1 for types bought before, and 1 for types never bought', (t) => {
  const purchases = Array.from({ length: 200 }, (_, at) =>
    at < 100 ? bought(`x${at}`, 'Bills', '2020-01-01') : bought(`x${at}`, 'Gilts', '2024-12-31'),
  );
  const drift = learnDrift(smallBook([], purchases), end, 60);
  // Lately 100 days of gilts (the bills are thirty half-lives old); (100 + 10) / 120 over a half.
  t.true(Math.abs((drift[1] ?? 0) - 110 / 120 / 0.5) < 1e-6);
  t.true(Math.abs((drift[0] ?? 0) - 10 / 120 / 0.5) < 1e-6);
  t.deepEqual(learnDrift(smallBook([], purchases), on('2019-01-01'), 60), [1, 1]);
});

test('tables look at nothing after their day', (t) => {
  const before = on('2024-06-30');
  const cut = smallBook(book.clients, [
    bought('a', 'Bills'),
    bought('a', 'Gilts', '2024-02-01'),
    bought('b', 'Bills'),
    bought('c', 'Gilts'),
  ]);
  const upTo = (full: number[]) => full.slice(0, 2);
  t.deepEqual(upTo(learnDrift(book, before, 60)), learnDrift(cut, before, 60));
  t.deepEqual(learnTogether(book, before).slice(0, 2).map(upTo), learnTogether(cut, before));
});

test('levels are said in words', (t) => {
  const trait = { lift: [], words: [], bounds: [] };
  t.is(traitPhrase({ ...trait, name: 'riskBand', words: ['A', 'B', 'C'] }, 2), 'in risk band C');
  t.is(traitPhrase({ ...trait, name: 'age', bounds: [40, 60] }, 0), 'younger than 40');
  t.is(traitPhrase({ ...trait, name: 'age', bounds: [40, 60] }, 1), 'aged 40 to 59');
  t.is(traitPhrase({ ...trait, name: 'age', bounds: [40, 60] }, 2), 'aged 60 or more');
  t.is(traitPhrase({ ...trait, name: 'totalInvested', bounds: [1e9] }, 1), 'with purchases of ₹1 crore or more in all');
  t.is(traitPhrase({ ...trait, name: 'averageYield', bounds: [0.08, 0.095] }, 1), 'with an average yield at purchase of 8.0% to 9.5%');
});

test('near the bound of two levels a number belongs to both, elsewhere to one, and no step is a leap', (t) => {
  const trait = { name: 'age', bounds: [30, 40, 60], words: [], blended: true } as const;
  const place = (age: number): number => traitPlace(trait, age);
  t.deepEqual([20, 25, 30, 35, 40, 50, 60, 70, 80].map(place), [0, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3]);
  // A year is a twentieth of the level from 40 to 60, so a tenth of the blended half.
  t.true(near(place(41), 1.6));
  t.is(place(45), 2);
  t.is(place(55), 2);
  for (let age = 18; age < 90; age++) t.is(levelAt(place(age)), [30, 40, 60].filter((bound) => age >= bound).length, `${age}`);
  t.is(place(null as never), -1);
});

test('amounts are blended by their size, and a document from before has whole levels', (t) => {
  const trait = { name: 'totalInvested', bounds: [1e7, 1e9], words: [] } as const;
  t.is(traitPlace({ ...trait, blended: true }, 1e8), 1);
  t.is(traitPlace({ ...trait, blended: true }, 1e7), 0.5);
  t.is(traitPlace(trait, 1e7), 1);
  t.is(traitPlace(trait, 1e7 - 1), 0);
});
