import test from 'ava';
import fc from 'fast-check';
import type { BondBand } from '../../../src/advisor/bonds/rating.ts';
import type { Book } from '../../../src/advisor/book/book.ts';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { NO_DAY, profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { clientId, day, isoFromDay } from '../../../src/advisor/units.ts';
import { on, type SmallTrade, smallBook, someone } from '../../helpers/samples/small-book.ts';

const asOf = on('2024-06-30');
const anna = clientId('C_1');

const profileOfTrades = (trades: ReadonlyArray<Omit<SmallTrade, 'client'>>, known: Parameters<typeof someone>[1] = {}, until = asOf) =>
  profileOf(
    smallBook(
      [someone('C_1', known)],
      trades.map((trade) => ({ client: 'C_1', ...trade })),
    ),
    anna,
    until,
  );

test('a profile sums up what the client bought up to its day', (t) => {
  const profile = profileOfTrades(
    [
      {
        day: '2024-01-10',
        rupees: 100_000,
        type: 'Corporate Bonds',
        yieldPercent: 9,
        couponPercent: 8.5,
        band: 'A',
        matures: '2024-06-30',
      },
      { day: '2024-03-01', rupees: 300_000, type: 'Treasury Bills', yieldPercent: 7, band: 'A', matures: '2024-07-01' },
      { day: '2024-06-30', rupees: 200_000, type: 'Corporate Bonds', couponPercent: 9.5, band: 'B' },
      { day: '2024-07-01', rupees: 900_000, type: 'Green Bonds', yieldPercent: 12, band: 'C' },
    ],
    { birthDay: on('1980-07-01'), gender: 'F', parentId: clientId('C_0'), relationshipManagerId: '7' },
  );
  t.deepEqual(profile, {
    clientId: anna,
    asOf,
    age: 43,
    birthDay: on('1980-07-01'),
    gender: 'F',
    riskBand: 'A',
    riskBandSource: 'derived',
    totalInvested: 60_000_000,
    // The corporate bond of January matures on the day itself, so it isn't outstanding any more. Nobody knows about the other one.
    outstanding: 30_000_000,
    maturityUnknown: 20_000_000,
    // (1 · 9% + 3 · 7%) / 4, and (1 · 8.5% + 2 · 9.5%) / 3.
    averageYield: 0.075,
    averageCoupon: (1e7 * 0.085 + 2e7 * 0.095) / 3e7,
    trades: 3,
    purchaseDays: 3,
    firstTradeDay: on('2024-01-10'),
    lastTradeDay: asOf,
    // 51 days after the one before, then 121.
    reinvestmentRatio: 0.5,
    // The 90 days of what matured today are not over.
    boughtAgain: null,
    holdings: [
      {
        bondType: 'Corporate Bonds',
        trades: 2,
        amount: 30_000_000,
        outstanding: 0,
        lastDay: asOf,
        // One of the two has a maturity, 172 days later.
        usual: { logYears: Math.log(172 / 365.25), dated: 1, grades: 0, graded: 0 },
      },
      {
        bondType: 'Treasury Bills',
        trades: 1,
        amount: 30_000_000,
        outstanding: 30_000_000,
        lastDay: on('2024-03-01'),
        usual: { logYears: Math.log(122 / 365.25), dated: 1, grades: 0, graded: 0 },
      },
    ],
    recentPurchases: [
      { day: on('2024-01-10'), amounts: [{ bondType: 'Corporate Bonds', amount: 10_000_000 }] },
      { day: on('2024-03-01'), amounts: [{ bondType: 'Treasury Bills', amount: 30_000_000 }] },
      { day: asOf, amounts: [{ bondType: 'Corporate Bonds', amount: 20_000_000 }] },
    ],
    weights: { yield: 40_000_000, coupon: 30_000_000, bands: [40_000_000, 20_000_000, 0] },
    parentId: clientId('C_0'),
    relationshipManagerId: '7',
  } as never);
});

test('a client without a trade by that day has nulls and zeros', (t) => {
  const profile = profileOfTrades([{ day: '2024-07-01', rupees: 1000, band: 'C', yieldPercent: 9 }], { recordedAge: 30 });
  t.like(profile, {
    age: 30,
    riskBand: null,
    riskBandSource: 'unknown',
    totalInvested: 0,
    outstanding: 0,
    averageYield: null,
    averageCoupon: null,
    trades: 0,
    firstTradeDay: null,
    lastTradeDay: null,
    reinvestmentRatio: null,
  });
  t.deepEqual(profile?.holdings, []);
  t.deepEqual(profile?.recentPurchases, []);
});

test('there is no profile of a client whom the book does not know', (t) => {
  const book = smallBook([someone('C_1'), someone('C_3')], []);
  for (const id of ['C_0', 'C_2', 'C_4', '']) t.is(profileOf(book, clientId(id), asOf), null, id);
  t.is(profileOf(smallBook([], []), anna, asOf), null);
});

test('the reinvestment ratio counts purchases within 90 days of the one before, of all after the first; a day is one purchase', (t) => {
  const ratio = (days: readonly number[], reinvestmentDays?: number) => {
    const book = smallBook(
      [],
      days.map((value) => ({ client: 'C_1', day: isoFromDay(day(19_000 + value)), rupees: 1 })),
    );
    return profileOf(book, anna, day(30_000), reinvestmentDays === undefined ? {} : { reinvestmentDays })?.reinvestmentRatio as
      | number
      | null
      | undefined;
  };
  t.is(ratio([0]), null);
  t.is(ratio([0, 90]), 1);
  t.is(ratio([0, 91]), 0);
  // Four purchases: three orders of one day are one, and 10 of the gaps 200, 100, 10 is at most 90.
  t.is(ratio([0, 0, 0, 200, 300, 310]), 1 / 3);
  t.is(ratio([0, 0, 0]), null, 'three orders of one day are one purchase');
  t.is(ratio([0, 0, 91, 91]), 0, 'the second order of a day was not bought again');
  t.is(ratio([0, 91], 91), 1);
});

const derived = (amounts: ReadonlyArray<readonly [BondBand | null, number]>) =>
  profileOfTrades(amounts.map(([band, rupees]) => ({ day: '2024-01-01', rupees, band })))?.riskBand;

test('a derived risk band is where the amount-weighted median of the rated purchases lies', (t) => {
  t.is(
    derived([
      ['A', 100],
      ['C', 101],
    ]),
    'C',
  );
  t.is(
    derived([
      ['A', 40],
      ['B', 30],
      ['C', 30],
    ]),
    'B',
  );
  t.is(
    derived([
      ['A', 1],
      ['A', 1],
      ['A', 1],
      ['C', 1000],
    ]),
    'C',
  );
  t.is(
    derived([
      ['B', 1],
      [null, 1000],
    ]),
    'B',
  );
});

test('on the border the more conservative band counts', (t) => {
  t.is(
    derived([
      ['A', 100],
      ['C', 100],
    ]),
    'A',
  );
  t.is(
    derived([
      ['B', 100],
      ['C', 100],
    ]),
    'B',
  );
  t.is(
    derived([
      ['A', 20],
      ['B', 30],
      ['C', 50],
    ]),
    'B',
  );
});

test('defaulted bonds count as aggressive, and unrated ones not at all', (t) => {
  t.is(
    derived([
      ['default', 2],
      ['A', 1],
    ]),
    'C',
  );
  t.is(derived([[null, 5]]), null);
});

test('a recorded risk band wins over what was bought, and is shown as recorded', (t) => {
  t.like(profileOfTrades([{ day: '2024-01-01', rupees: 1, band: 'C' }], { recordedBand: 'A' }), {
    riskBand: 'A',
    riskBandSource: 'recorded',
  });
});

test('age goes by birthdays, then by what is recorded, and is never absurd', (t) => {
  const age = (known: Parameters<typeof someone>[1]) => profileOfTrades([], known)?.age;
  t.is(age({ birthDay: on('1984-06-30') }), 40);
  t.is(age({ birthDay: on('1984-07-01') }), 39);
  t.is(age({ birthDay: on('1984-07-01'), recordedAge: 77 }), 39);
  t.is(age({ recordedAge: 77 }), 77);
  t.is(age({ birthDay: on('1850-01-01') }), null);
  t.is(age({ birthDay: on('2025-01-01') }), null);
  t.is(age({ birthDay: on('1850-01-01'), recordedAge: 60 }), 60);
  for (const recordedAge of [-1, 0, 121, 900, Number.NaN]) t.is(age({ recordedAge }), null);
});

test('the last 24 purchase days are kept, oldest first, without what no rule knows', (t) => {
  const trades = Array.from({ length: 30 }, (_, place) => ({
    day: isoFromDay(day(19_000 + place)),
    rupees: 10,
    type: 'Green Bonds',
  }));
  const last = trades.at(-1)?.day ?? '';
  const profile = profileOfTrades([
    ...trades,
    { day: last, rupees: 5, type: 'Corporate Bonds' },
    { day: '2024-06-01', rupees: 1, type: 'Unclassified' },
  ]);
  t.is(profile?.recentPurchases.length, 24);
  t.is(profile?.recentPurchases[0]?.day, day(19_006));
  t.deepEqual(profile?.recentPurchases.at(-1)?.amounts as unknown, [
    { bondType: 'Corporate Bonds', amount: 500 },
    { bondType: 'Green Bonds', amount: 1000 },
  ]);
  t.true(profile?.holdings.some(({ bondType }) => bondType === 'Unclassified'));
  t.is(profile?.trades, 32);
});

const anyTrades = fc.array(
  fc.record({
    client: fc.constantFrom('C_1', 'C_2', 'C_3'),
    day: fc.integer({ min: 19_000, max: 19_400 }).map((value) => isoFromDay(day(value))),
    rupees: fc.integer({ min: 1, max: 1_000_000 }),
    type: fc.constantFrom('Corporate Bonds', 'Green Bonds', 'Unclassified'),
    band: fc.constantFrom<BondBand | null>('A', 'B', 'C', 'default', null),
    yieldPercent: fc.integer({ min: 1, max: 20 }),
    matures: fc.integer({ min: 19_000, max: 19_500 }).map((value) => isoFromDay(day(value))),
  }),
  { maxLength: 30 },
);
const anyDay = fc.integer({ min: 18_990, max: 19_410 }).map(day);
const facts = [someone('C_1', { birthDay: on('1980-01-01') }), someone('C_2', { recordedBand: 'B', gender: 'M' }), someone('C_3')];
const all = (book: Book, until: ReturnType<typeof day>) => {
  const columns = profileColumns(book, until);
  return book.clients.map((_, client) => profileAt(book, columns, client));
};

test('a profile never looks past its day: later trades change nothing', (t) => {
  fc.assert(
    fc.property(anyTrades, anyDay, (trades, until) => {
      const known = trades.filter((trade) => on(trade.day) <= until);
      t.deepEqual(all(smallBook(facts, trades), until), all(smallBook(facts, known), until));
    }),
  );
});

test('one client alone gives the same profile as the whole book', (t) => {
  fc.assert(
    fc.property(anyTrades, anyDay, (trades, until) => {
      const book = smallBook(facts, trades);
      const together = all(book, until);
      facts.forEach((client, place) => {
        const alone = smallBook(
          [client],
          trades.filter((trade) => trade.client === client.id),
        );
        t.deepEqual(profileOf(alone, client.id, until), together[place]);
        t.deepEqual(profileOf(book, client.id, until), together[place]);
      });
    }),
  );
});

test('columns say "no day" and NaN where nothing is known', (t) => {
  const columns = profileColumns(smallBook([someone('C_1')], []), asOf);
  t.is(columns.firstDay[0], NO_DAY);
  t.is(columns.lastDay[0], NO_DAY);
  for (const column of [columns.age, columns.averageYield, columns.averageCoupon, columns.reinvestment]) t.true(Number.isNaN(column[0]));
});
