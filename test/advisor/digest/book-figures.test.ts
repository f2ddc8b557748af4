import test from 'ava';
import { boughtByWindow, lastWholeDay } from '../../../src/advisor/digest/book-figures.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const trade = (client: string, day: string, type: string, rupees: number) => ({ client, day, type, rupees });

const book = smallBook(
  [someone('C_1'), someone('C_2')],
  [
    trade('C_1', '2026-03-08', 'Green Bonds', 100),
    trade('C_1', '2026-03-05', 'Green Bonds', 200),
    trade('C_2', '2026-03-02', 'Green Bonds', 400),
    trade('C_2', '2026-03-01', 'Green Bonds', 800),
    trade('C_1', '2026-02-23', 'Treasury Bills', 1600),
    trade('C_1', '2026-02-22', 'Treasury Bills', 3200),
    trade('C_1', '2026-03-09', 'Treasury Bills', 6400),
    trade('C_2', '2026-03-04', 'Unclassified', 12_800),
  ],
);

test('the last seven days and the seven before hold their purchases, and a client who bought twice counts once', (t) => {
  const week = boughtByWindow(book, on('2026-03-08'))[6];
  // 2 to 8 March: three green purchases by two clients, and one unclassified. Before that: 23 February to 1 March.
  t.deepEqual(week?.now, [
    { bondType: 'Unclassified', purchases: 1, clients: 1, amount: 1_280_000 },
    { bondType: 'Green Bonds', purchases: 3, clients: 2, amount: 70_000 },
  ]);
  t.deepEqual(week?.before, [
    { bondType: 'Green Bonds', purchases: 1, clients: 1, amount: 80_000 },
    { bondType: 'Treasury Bills', purchases: 1, clients: 1, amount: 160_000 },
  ]);
  // C_2 bought the unclassified bond, C_1 and C_2 green bonds.
  t.deepEqual(week?.together, [1, 2]);
});

test('a client who alone bought five types is one client of them together, and the others are counted with the types they share', (t) => {
  const rare = ['A', 'B', 'C', 'D', 'E'].map((type) => trade('C_1', '2026-03-08', type, 1));
  const shared = ['C_1', 'C_2', 'C_3'].map((client) => trade(client, '2026-03-07', 'Green Bonds', 1));
  const earlier = [trade('C_3', '2026-02-08', 'F', 1), trade('C_2', '2026-03-10', 'F', 1)];
  const clients = [someone('C_1'), someone('C_2'), someone('C_3')];
  const windows = boughtByWindow(smallBook(clients, [...rare, ...shared, ...earlier]), on('2026-03-08'));
  t.deepEqual(windows[0]?.together, [1, 1, 1, 1, 1]);
  t.deepEqual(windows[6]?.together, [1, 1, 1, 1, 1, 3]);
  // C_3's purchase on 8 February is within the 29 days: one of six types with a single client each.
  t.deepEqual(windows[28]?.together.slice(-2), [2, 3]);
});

test('one day is the day itself, and the longest window reaches seventy days back', (t) => {
  const windows = boughtByWindow(book, on('2026-03-08'));
  t.is(windows.length, 35);
  t.deepEqual(windows[0], { now: [{ bondType: 'Green Bonds', purchases: 1, clients: 1, amount: 10_000 }], before: [], together: [1] });
  const sum = (list: ReadonlyArray<{ readonly purchases: number }> | undefined): number =>
    (list ?? []).reduce((total, { purchases }) => total + purchases, 0);
  t.is(sum(windows[34]?.now), 7, 'what was bought after the last day is in none');
  t.is(sum(windows[34]?.before), 0);
});

test('today is not over: the last whole day is yesterday, unless the book ends before', (t) => {
  t.is(lastWholeDay(on('2026-03-08'), on('2026-03-09')), on('2026-03-08'));
  t.is(lastWholeDay(on('2026-03-09'), on('2026-03-09')), on('2026-03-08'));
  t.is(lastWholeDay(on('2026-04-01'), on('2026-03-09')), on('2026-03-08'), 'a trade that is dated ahead');
  t.is(lastWholeDay(on('2026-01-01'), on('2026-03-09')), on('2026-01-01'));
});
