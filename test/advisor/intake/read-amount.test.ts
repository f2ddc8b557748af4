import test from 'ava';
import fc from 'fast-check';
import { readAmount } from '../../../src/advisor/intake/read-amount.ts';

const rupees = (text: string): number | null => {
  const amount = readAmount(text);
  return amount === null ? null : amount / 100;
};

test('amounts are read as people in India write them', (t) => {
  for (const [text, value] of [
    ['2500000', 2_500_000],
    ['25,00,000', 2_500_000],
    ['2,500,000', 2_500_000],
    [' ₹ 25 lakh ', 2_500_000],
    ['Rs. 1.5 Cr', 15_000_000],
    ['INR 10L', 1_000_000],
    ['3 crores', 30_000_000],
    ['50k', 50_000],
    ['1,00,000.50', 100_000.5],
  ] as const) {
    t.is(rupees(text), value, text);
  }
});

test('what is no amount, or not above zero, is null', (t) => {
  for (const text of [
    '',
    '0',
    '-5',
    'a lot',
    '2,5',
    '1,2,3',
    '12 bananas',
    '1e9',
    '₹',
    '5 lakh crore',
    '10000000000000',
    'NaN',
    '1.2.3',
    'constructor',
  ]) {
    t.is(readAmount(text), null, text);
  }
});

test('any whole number of rupees comes back with Indian commas, with none, and in lakh', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999 }), (value) => {
      const written = [String(value), value.toLocaleString('en-IN'), value.toLocaleString('en-US'), `₹${value}`];
      return written.every((text) => rupees(text) === value) && rupees(`${value} lakh`) === (value * 1e5 <= 1e12 ? value * 1e5 : null);
    }),
  );
  t.pass();
});

test('no text makes it throw', (t) => {
  fc.assert(fc.property(fc.string(), (text) => (readAmount(text) ?? 1) > 0));
  t.pass();
});
