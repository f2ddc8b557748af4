import test from 'ava';
import { frequencyOf, genderOf, issuerTypeOf, RATING_CODES } from '../../../../src/data/sources/reading/codes.ts';

// Written out by hand from the description of the firm's tables, not derived from the source.
const RATINGS = `
1 AAA · 2 AAA(SO) · 3 AA+ · 4 AA+(SO) · 5 AA · 6 AA(SO) · 7 AA- · 8 AA-(SO) · 9 A+ · 10 A+(SO) · 11 A · 12 A(SO) · 13 A- · 14 A-(SO)
15 BBB+ · 16 BBB+(SO) · 17 BBB · 18 BBB(SO) · 19 BBB- · 20 BBB-(SO) · 21 B+ · 22 B+(SO) · 23 B · 24 B(SO) · 25 B-(SO) · 26 B-
27 BB+ · 28 BB+(SO) · 29 BB · 30 BB(SO) · 31 BB- · 32 BB-(SO) · 33 C+ · 34 C+(SO) · 35 C · 36 C(SO) · 37 C- · 38 C-(SO)
39 D · 40 D(SO) · 41 D(SO)
42 AAA(CE) · 43 AA+(CE) · 44 AA(CE) · 45 AA-(CE) · 46 A+(CE) · 47 A(CE) · 48 A-(CE) · 49 BBB+(CE) · 50 BBB(CE) · 51 BBB-(CE)
52 BB+(CE) · 53 BB(CE) · 54 BB-(CE) · 55 B+(CE) · 56 B(CE) · 57 B-(CE) · 58 C+(CE) · 59 C(CE) · 60 C-(CE) · 61 D(CE)`
  .trim()
  .split(/ · |\n/);

test('every rating code has its grade and suffix, D+ and D- read as D', (t) => {
  const read = [...RATING_CODES]
    .sort(([a], [b]) => a - b)
    .map(([code, [grade, suffix]]) => `${code} ${grade}${suffix ? `(${suffix})` : ''}`);
  t.deepEqual(read, RATINGS);
});

test('issuer types: those of the platform are known, 4 and all others are not', (t) => {
  t.is(issuerTypeOf(1), 'PSU');
  t.is(issuerTypeOf(2), 'PSU bank');
  t.is(issuerTypeOf(3), 'corporate');
  t.is(issuerTypeOf(5), 'municipal');
  t.is(issuerTypeOf(6), 'private bank');
  t.is(issuerTypeOf(7), 'NBFC');
  t.is(issuerTypeOf(8), 'state government guaranteed');
  t.is(issuerTypeOf(9), 'central government');
  t.is(issuerTypeOf(10), 'PSE');
  t.is(issuerTypeOf(11), 'bank');
  t.is(issuerTypeOf(12), 'non-PSU');
  t.is(issuerTypeOf(13), 'special purpose vehicle');
  t.is(issuerTypeOf(14), 'private bond');
  for (const unknown of [0, 4, 15, -1, null]) t.is(issuerTypeOf(unknown), null);
});

test('frequencies 1 to 6 are known', (t) => {
  const known = [1, 2, 3, 4, 5, 6].map((code) => frequencyOf(code));
  t.deepEqual(known, ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity']);
  for (const unknown of [0, 7, null]) t.is(frequencyOf(unknown), null);
});

test('gender is that of an individual, a Hindu undivided family is HUF whatever its gender says', (t) => {
  t.is(genderOf(1, 1), 'M');
  t.is(genderOf(1, 2), 'F');
  t.is(genderOf(1, 3), null);
  t.is(genderOf(1, null), null);
  t.is(genderOf(3, null), 'HUF');
  t.is(genderOf(3, 1), 'HUF');
  t.is(genderOf(2, 1), null);
  t.is(genderOf(null, 1), null);
});
