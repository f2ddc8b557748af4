import test from 'ava';
import { exactMoney } from '../../../src/advisor/quote/quote-rows.ts';
import { withMinus, withSign } from '../../../src/advisor/signed.ts';
import { moneyInWords } from '../../../src/advisor/words/money-in-words.ts';
import { rupeesInWords } from '../../../src/advisor/words/rupees-in-words.ts';

for (const [rupees, words] of [
  [0, '₹0'],
  [999.4, '₹999'],
  [45_000, '₹45,000'],
  [99_999, '₹99,999'],
  [99_999.5, '₹1 lakh'],
  [100_000, '₹1 lakh'],
  [1_250_000, '₹12.5 lakh'],
  [9_994_000, '₹99.9 lakh'],
  [9_996_000, '₹1 crore'],
  [32_000_000, '₹3.2 crore'],
  [12_500_000_000, '₹1,250 crore'],
  [1_500_000_000_000, '₹1,50,000 crore'],
  [-250_000, '−₹2.5 lakh'],
] as const) {
  test(`${rupees} rupees are ${words}`, (t) => {
    t.is(rupeesInWords(rupees), words);
  });
}

test('what’s below zero has a true minus, and nothing else has one', (t) => {
  t.is(rupeesInWords(-1_000), '−₹1,000');
  t.is(moneyInWords(-1_000_00), '−₹1,000');
  t.is(moneyInWords(-12_50_000_00), '−₹12.5 lakh');
  t.is(exactMoney(-1_000_05), '−₹1,000.05');
  for (const nothing of [0, -0.4]) for (const write of [rupeesInWords, moneyInWords]) t.is(write(nothing), '₹0');
  t.is(exactMoney(-0.2), '₹0.00');
  t.deepEqual(['-3.90%', '3.90%', '-0.00%', '0'].map(withMinus), ['−3.90%', '3.90%', '0.00%', '0']);
  t.deepEqual(['-3.90%', '3.90%', '-0.00%'].map(withSign), ['−3.90%', '+3.90%', '+0.00%']);
});
