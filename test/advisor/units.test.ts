import { Buffer } from 'node:buffer';
import test from 'ava';
import fc from 'fast-check';
import {
  compareBytewise,
  day,
  dayFromIso,
  dayOf,
  daysBefore,
  fraction,
  fractionFromPercent,
  isoFromDay,
  midnightOf,
  paise,
  paiseFromRupees,
  percentFromFraction,
  rupeesFromPaise,
  wholeYearsBetween,
} from '../../src/advisor/units.ts';
import { on } from '../helpers/samples/small-book.ts';

test('every day of twelve centuries reads back as it was written', (t) => {
  const [first, last] = [on('1800-01-01'), on('2999-12-31')];
  fc.assert(fc.property(fc.integer({ min: first, max: last }), (value) => dayFromIso(isoFromDay(day(value))) === value));
  t.is(isoFromDay(first), '1800-01-01');
});

test('days count from 1970-01-01, and slashes and single digits are read too', (t) => {
  t.is(dayFromIso('1970-01-01'), day(0));
  t.is(dayFromIso('1969-12-31'), day(-1));
  t.is(dayFromIso('2024/3/1'), on('2024-03-01'));
  t.is(dayFromIso(' 2024-02-29 '), on('2024-02-29'));
});

for (const text of [
  '',
  '2023-02-29',
  '2024-02-31',
  '2024-13-01',
  '2024-00-10',
  '2024-04-00',
  '0000-01-01',
  '1799-12-31',
  '3000-01-01',
  '20240101',
  '01-02-2024',
  'tomorrow',
  '2024-01-01T00:00:00Z',
  '-2024-01-01',
  '2024-1-111',
]) {
  test(`"${text}" is no day`, (t) => {
    t.is(dayFromIso(text), null);
  });
}

test('paise and rupees go back and forth without loss', (t) => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1e14 }), (amount) => paiseFromRupees(rupeesFromPaise(paise(amount))) === amount));
  t.is(paiseFromRupees(0.29), paise(29));
  t.is(paiseFromRupees(1.1), paise(110));
});

test('percent and fractions go back and forth without binary dust', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: -1e7, max: 1e7 }), (units) => {
      const percent = units / 1e4;
      return percentFromFraction(fractionFromPercent(percent)) === percent;
    }),
  );
  t.is(fractionFromPercent(9.5), fraction(0.095));
  t.is(fractionFromPercent(7.1), fraction(0.071));
});

for (const [from, to, years] of [
  ['1980-06-15', '2024-06-14', 43],
  ['1980-06-15', '2024-06-15', 44],
  ['2000-02-29', '2023-02-28', 22],
  ['2000-02-29', '2023-03-01', 23],
  ['2000-02-29', '2024-02-29', 24],
  ['2024-01-01', '2024-12-31', 0],
  ['2024-05-02', '2024-05-01', -1],
] as const) {
  test(`from ${from} to ${to} are ${years} whole years`, (t) => {
    t.is(wholeYearsBetween(on(from), on(to)), years);
  });
}

test('text is ordered as its UTF-8 bytes are', (t) => {
  const anyText = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(
      anyText,
      anyText,
      (left, right) => Math.sign(compareBytewise(left, right)) === Buffer.compare(Buffer.from(left), Buffer.from(right)),
    ),
  );
  // U+FFEE is above the surrogates as a UTF-16 unit, but below U+1F600 as a code point.
  t.true(compareBytewise('\u{ffee}', '\u{1f600}') < 0);
  t.true(compareBytewise('a\u{1f600}', 'a\u{ff5e}') > 0);
  t.true(compareBytewise('C_2', 'C_10') > 0);
  t.true(compareBytewise('C', 'C_1') < 0);
  t.is(compareBytewise('₹', '₹'), 0);
});

test('an instant is on a day of UTC, and a day begins at its midnight', (t) => {
  t.is(isoFromDay(dayOf(new Date('2026-03-01T23:59:59.999Z'))), '2026-03-01');
  t.is(isoFromDay(dayOf(new Date('1969-12-31T23:59:59.999Z'))), '1969-12-31');
  t.deepEqual(midnightOf(dayOf(new Date('2026-03-01T12:00:00Z'))), new Date('2026-03-01T00:00:00Z'));
  t.deepEqual(daysBefore(new Date('2026-03-01T12:00:00Z'), 2), new Date('2026-02-27T12:00:00Z'));
});
