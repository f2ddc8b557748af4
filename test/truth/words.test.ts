import test from 'ava';
import fc from 'fast-check';
import { dayInWords } from '../../src/advisor/calendar/day-in-words.ts';
import type { Day } from '../../src/advisor/units.ts';
import { factorInWords } from '../../src/advisor/words/factor-in-words.ts';
import { saysNumber } from '../../src/truth/words.ts';
import { count, money, percent, plural, rate } from '../../views/blocks/format.ts';

const amounts = fc.oneof(fc.integer({ min: -1e12, max: 1e16 }), fc.integer({ min: 0, max: 2e7 }), fc.integer({ min: 0, max: 1e10 }));
const counts = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1e8 }));
const shares = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true }));
const days = fc.integer({ min: -25_000, max: 60_000 });

test('every number that a formatter writes is read back, correctly rounded', (t) => {
  fc.assert(fc.property(amounts, (paise) => saysNumber(`${money(paise)} outstanding`, paise, 'paise')));
  fc.assert(fc.property(counts, (number) => saysNumber(plural(number, 'bond'), number, 'count')));
  fc.assert(fc.property(counts, counts, (some, all) => saysNumber(`${count(some)} of the last ${count(all)}`, some, 'count')));
  fc.assert(fc.property(shares, (share) => saysNumber(percent(share), share, 'fraction')));
  fc.assert(fc.property(shares, (share) => saysNumber(`yield ${rate(share)}`, share, 'fraction')));
  fc.assert(fc.property(days, (day) => saysNumber(`matures on ${dayInWords(day as Day)}`, day, 'day')));
  t.pass();
});

test('an amount of a chart that counts in thousands is read back, and another is noticed', (t) => {
  t.true(saysNumber('2024: ₹6.82 thousand', 681_712, 'paise'));
  t.false(saysNumber('2024: ₹6.82 thousand', 682_600, 'paise'));
});

test('how many times as much is read back, and another number is noticed', (t) => {
  const factors = fc.double({ min: 1e-4, max: 5000, noNaN: true });
  fc.assert(fc.property(factors, (factor) => saysNumber(factorInWords(factor), factor, 'times')));
  fc.assert(fc.property(factors, (factor) => factor < 0.01 || !saysNumber(factorInWords(factor), factor * 2.5, 'times')));
  t.pass();
});

test('another number than the words say is noticed', (t) => {
  fc.assert(
    fc.property(amounts, fc.double({ min: 1.02, max: 3, noNaN: true }), (paise, factor) => {
      fc.pre(Math.abs(paise) > 10_000);
      return !saysNumber(money(paise), paise * factor, 'paise');
    }),
  );
  fc.assert(fc.property(counts, (number) => !saysNumber(plural(number, 'bond'), number + 1, 'count')));
  fc.assert(fc.property(shares, (share) => !saysNumber(percent(share), share + 0.011, 'fraction')));
  fc.assert(fc.property(shares, (share) => !saysNumber(rate(share), share + 0.000_11, 'fraction')));
  fc.assert(fc.property(days, (day) => !saysNumber(dayInWords(day as Day), day + 1, 'day')));
  t.pass();
});

test('the words read as a person reads them', (t) => {
  t.true(saysNumber('₹4.09 lakh', 40_912_345, 'paise'));
  t.false(saysNumber('₹4.09 lakh', 40_960_000, 'paise'));
  t.true(saysNumber('₹1,50,000 crore', 1.5e14, 'paise') && saysNumber('nothing', 0, 'paise'));
  t.true(saysNumber('12%', 0.1249, 'fraction') && saysNumber('12 %', 0.1151, 'fraction'));
  t.false(saysNumber('12%', 0.126, 'fraction'));
  t.true(saysNumber('under 1%', 0.004, 'fraction') && !saysNumber('under 1%', 0, 'fraction'));
  t.true(
    saysNumber('4 of the last 5', 4, 'count') &&
      saysNumber('two bonds', 2, 'count') &&
      saysNumber('none of it', 0, 'count') &&
      saysNumber('didn’t buy it', 0, 'count'),
  );
  t.false(saysNumber('4 of the last 5', 3, 'count'));
  t.true(saysNumber('today, 1 Oct 2026', Date.UTC(2026, 9, 1) / 86_400_000, 'day'));
});
