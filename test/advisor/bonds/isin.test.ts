import test from 'ava';
import { isIsin, isinCheckDigit, isinFrom } from '../../../src/advisor/bonds/isin.ts';

/** Published: an equity and a debenture of companies, a Government of India security of 2023, Apple, a Bank of England gilt, a Eurobond. */
const PUBLISHED = ['INE002A01018', 'INE219O07362', 'IN0020230051', 'IN0020240019', 'US0378331005', 'GB0002634946', 'XS0241265445'];

test('the check digit is that of published ISINs', (t) => {
  for (const isin of PUBLISHED.slice(0, 6)) {
    t.is(isinCheckDigit(isin.slice(0, 11)), Number(isin[11]), isin);
    t.is(isinFrom(isin.slice(0, 11)), isin);
    t.true(isIsin(isin));
  }
});

test('one wrong digit, a swap of neighbours, a wrong length or a small letter is no ISIN', (t) => {
  for (const wrong of ['INE002A01019', 'IN0020230015', 'US037833100', 'INE002A010188', 'ine002a01018', '', 'US03783310O5']) {
    t.false(isIsin(wrong), wrong);
  }
});

test('the start of an ISIN must be two letters and nine letters or digits', (t) => {
  t.throws(() => isinCheckDigit('IN002023005'.slice(1)), { instanceOf: RangeError });
  t.throws(() => isinCheckDigit('1N002023005'), { instanceOf: RangeError });
});
