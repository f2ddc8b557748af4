import test from 'ava';
import fc from 'fast-check';
import type { Bought } from '../../../src/advisor/book/bought.ts';
import { maturedDays, shareBoughtAgain } from '../../../src/advisor/book/bought-again.ts';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { clientId } from '../../../src/advisor/units.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

const NOW = 1000;
type Row = readonly [day: number, amount: number, maturity: number | null];
const purchases = (...rows: readonly Row[]): Bought[] =>
  rows.map(([day, amount, maturityDay], bond) => ({ day, amount, bond, maturityDay })).sort((left, right) => left.day - right.day);
const told = (bought: readonly Bought[], asOf = NOW) =>
  maturedDays(bought, asOf).map(({ day, amount, boughtAgain }) => [day, amount, boughtAgain]);

test('money counts as bought again from the day it matured to the ninetieth day after', (t) => {
  const again = (day: number) => told(purchases([0, 100, 500], [day, 100, null]))[0]?.[2];
  t.deepEqual([499, 500, 590, 591].map(again), [0, 100, 100, 0]);
});

test('each rupee bought counts once, for the oldest money that still has none', (t) => {
  const bought = purchases([0, 100, 500], [1, 100, 540], [545, 150, null], [560, 20, null], [600, 500, null]);
  // 150 on day 545: 100 for day 500 and 50 for day 540. 20 on day 560: day 540. 500 on day 600: the 30 that are left of day 540.
  t.deepEqual(told(bought), [
    [500, 100, 100],
    [540, 100, 100],
  ]);
  t.deepEqual(told(purchases([0, 100, 500], [1, 100, 540], [595, 150, null])), [
    [500, 100, 0],
    [540, 100, 100],
  ]);
});

test('bonds that mature on one day are one day’s money', (t) => {
  t.deepEqual(
    maturedDays(purchases([0, 100, 500], [1, 50, 500], [510, 30, null]), NOW).map(({ amount, bonds, boughtAgain }) => [
      amount,
      bonds,
      boughtAgain,
    ]),
    [[150, 2, 30]],
  );
});

test('unknown maturities, later ones, purchases after the day and bonds bought once matured count for nothing', (t) => {
  t.deepEqual(told(purchases([0, 100, null], [1, 100, 1001], [700, 100, 600], [800, 100, 800])), []);
  t.deepEqual(told(purchases([0, 100, 950], [1001, 100, null])), [[950, 100, 0]]);
});

test('the share is over the money whose ninety days are over, and null without any', (t) => {
  const share = (...rows: readonly Row[]) => shareBoughtAgain(maturedDays(purchases(...rows), NOW));
  t.is(share([0, 100, 500], [0, 300, 600], [610, 100, null]), 0.25);
  t.is(share([0, 100, 910], [910, 50, null]), 0.5, 'the ninetieth day is today');
  t.is(share([0, 100, 911], [911, 50, null]), null);
  t.is(share([0, 100, null], [500, 50, null]), null);
  t.is(share(), null);
});

test('no more is bought again than matured, nor than was bought, whatever the purchases are', (t) => {
  const row = fc.tuple(fc.integer({ min: 0, max: 1100 }), fc.integer({ min: 1, max: 500 }), fc.option(fc.integer({ min: 0, max: 1100 })));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const bought = purchases(...rows);
      const days = maturedDays(bought, NOW);
      for (const { amount, boughtAgain } of days) t.true(boughtAgain >= 0 && boughtAgain <= amount);
      const again = days.reduce((sum, day) => sum + day.boughtAgain, 0);
      t.true(again <= bought.filter(({ day }) => day <= NOW).reduce((sum, { amount }) => sum + amount, 0));
    }),
  );
});

test('a client’s profile says the share, with what was bought again in time', (t) => {
  const book = smallBook(
    [],
    [
      { client: 'C_1', day: '2024-01-01', rupees: 400, matures: '2024-07-01' },
      { client: 'C_1', day: '2024-07-10', rupees: 100, matures: '2030-01-01' },
      { client: 'C_2', day: '2024-01-01', rupees: 400 },
      { client: 'C_2', day: '2024-02-01', rupees: 400 },
    ],
  );
  const asOf = on('2025-01-01');
  t.is(profileOf(book, clientId('C_1'), asOf)?.boughtAgain as number, 0.25);
  t.is(profileOf(book, clientId('C_2'), asOf)?.boughtAgain, null, 'no maturity is known');
  t.is(profileOf(book, clientId('C_2'), asOf)?.outstanding, null);
});
