import test from 'ava';
import type { Trait } from '../../../src/advisor/model/model.ts';
import { traitPhrase } from '../../../src/advisor/words/trait-phrase.ts';

const invested: Trait = { name: 'totalInvested', bounds: [3_621_460_0, 16_074_110_0], words: [], lift: [] };

test('amounts are said as they are said in India', (t) => {
  t.is(traitPhrase(invested, 0), 'with purchases below ₹3.6 lakh in all');
  t.is(traitPhrase(invested, 1), 'with purchases of ₹3.6 lakh to ₹16.1 lakh in all');
  t.is(traitPhrase(invested, 2), 'with purchases of ₹16.1 lakh or more in all');
});
