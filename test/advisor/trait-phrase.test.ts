import test from 'ava';
import type { Trait } from '../../src/advisor/model.ts';
import { traitPhrase } from '../../src/advisor/trait-phrase.ts';

const invested: Trait = { name: 'totalInvested', bounds: [3_621_460_0, 16_074_110_0], words: [], lift: [], weight: 1 };

test('amounts are said as they are said in India', (t) => {
  t.is(traitPhrase(invested, 0), 'with investments below ₹3.6 lakh');
  t.is(traitPhrase(invested, 1), 'with investments of ₹3.6 lakh to ₹16.1 lakh');
  t.is(traitPhrase(invested, 2), 'with investments of ₹16.1 lakh or more');
});
