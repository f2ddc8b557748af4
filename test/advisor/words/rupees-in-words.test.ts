import test from 'ava';
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
  [-250_000, '-₹2.5 lakh'],
] as const) {
  test(`${rupees} rupees are ${words}`, (t) => {
    t.is(rupeesInWords(rupees), words);
  });
}
