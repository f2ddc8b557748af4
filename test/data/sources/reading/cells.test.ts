import test from 'ava';
import { isoFromDay } from '../../../../src/advisor/units.ts';
import {
  readAge,
  readAmount,
  readCoupon,
  readDay,
  readGender,
  readRating,
  readRiskBand,
  readTradeDay,
  readYield,
  textOf,
  wholeNumberOf,
} from '../../../../src/data/sources/reading/cells.ts';

const dayText = (cell: unknown): string | null | undefined => {
  const day = readDay(cell);
  return typeof day === 'number' ? isoFromDay(day) : day;
};

test('a day is read from dates, times and text with strokes or slashes; nonsense is absurd, nothing is nothing', (t) => {
  t.is(dayText('2024-03-01'), '2024-03-01');
  t.is(dayText('2024/3/1'), '2024-03-01');
  t.is(dayText('2024-03-01 23:59:59'), '2024-03-01');
  t.is(dayText('2024-03-01T23:59:59.000Z'), '2024-03-01');
  t.is(dayText(new Date('2024-03-01T12:00:00Z')), '2024-03-01');
  for (const absurd of ['2024-02-30', '0000-00-00', 'perpetual', '20240301', '01-03-2024', '2024-03-01x'])
    t.is(dayText(absurd), undefined, absurd);
  for (const nothing of [null, undefined, '', '   ']) t.is(dayText(nothing), null);
});

test('a trade of 1970 or 1900 is one without a date: that is what an empty date becomes', (t) => {
  const read = (cell: string): string => {
    const day = readTradeDay(cell, null);
    return typeof day === 'number' ? isoFromDay(day) : day;
  };
  t.is(read('1980-01-01'), '1980-01-01');
  for (const absurd of ['1979-12-31', '1970-01-01', '1900-01-01']) t.is(read(absurd), 'date is no day');
  t.is(read(''), 'no date');
});

test('an amount is a plain decimal number above zero, in whole paise', (t) => {
  t.is(readAmount('125000.50') as number, 12_500_050);
  t.is(readAmount(125000.5) as number, 12_500_050);
  t.is(readAmount('0.005') as number, 1);
  t.is(readAmount('1,25,000.50'), 'amount is no number');
  t.is(readAmount('₹100'), 'amount is no number');
  t.is(readAmount('1e5'), 'amount is no number');
  t.is(readAmount(Number.NaN), 'amount is no number');
  t.is(readAmount('-5'), 'amount is not positive');
  t.is(readAmount(0), 'amount is not positive');
  t.is(readAmount('0.001'), 'amount is not positive');
  t.is(readAmount('99999999999999999999'), 'amount is too large');
  t.is(readAmount(1e12) as number, 1e14);
  t.is(readAmount(1e12 + 1), 'amount is too large');
  t.is(readAmount(''), 'no amount');
  t.is(readAmount(null), 'no amount');
});

test('yields are above 0 and at most 100 percent, coupons from 0 to 50', (t) => {
  t.is(readYield('7.4278') as number, 0.074278);
  t.is(readYield(100) as number, 1);
  for (const absurd of [0, '0.0000', -1, 900, 100.1, 'n/a']) t.is(readYield(absurd), undefined);
  t.is(readCoupon('0') as number, 0);
  t.is(readCoupon(9.5) as number, 0.095);
  for (const absurd of [-0.1, 50.1, 'nine']) t.is(readCoupon(absurd), undefined);
  t.is(readCoupon(' '), null);
});

test('ages of 0 and 140 are absurd', (t) => {
  t.is(readAge('41'), 41);
  t.is(readAge(1), 1);
  t.is(readAge(120), 120);
  t.is(readAge('61.5'), 61);
  for (const absurd of [0, 140, -3, 'forty']) t.is(readAge(absurd), undefined);
  t.is(readAge(''), null);
});

test('gender and risk category are of their few letters, in any case', (t) => {
  t.is(readGender(' huf '), 'HUF');
  t.is(readGender('m'), 'M');
  t.is(readGender('X'), undefined);
  t.is(readGender(''), null);
  t.is(readRiskBand('c'), 'C');
  t.is(readRiskBand('D'), undefined);
});

test('a rating keeps its agency and suffix', (t) => {
  t.deepEqual(readRating('CRISIL AA+ (CE)'), { grade: 'AA+', suffix: 'CE', agency: 'CRISIL' });
  t.deepEqual(readRating('AAA'), { grade: 'AAA', suffix: null, agency: null });
  t.is(readRating('unrated'), null);
  t.is(readRating('good'), undefined);
  t.is(readRating(null), null);
});

test('text is what is written, and nothing where there are only blanks', (t) => {
  t.is(textOf(' C1 '), ' C1 ');
  t.is(textOf(Buffer.from('Zoë')), 'Zoë');
  t.is(textOf(42), '42');
  t.is(textOf('  '), null);
  t.is(wholeNumberOf('17'), 17);
  t.is(wholeNumberOf(1.5), null);
  t.is(wholeNumberOf('9007199254740993'), null);
});
