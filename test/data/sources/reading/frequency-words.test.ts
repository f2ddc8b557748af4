import test from 'ava';
import { readFrequency } from '../../../../src/data/sources/reading/frequency-words.ts';

test('how often interest is paid is understood in words and in the platform’s codes', (t) => {
  for (const words of ['Semi-annual', 'semi annually', 'HALF YEARLY', 'Half-Yearly ', '4', 4, '4.0'])
    t.is(readFrequency(words), 'semi-annual');
  for (const words of ['Annual', 'yearly', 5]) t.is(readFrequency(words), 'annual');
  t.is(readFrequency('Quarterly'), 'quarterly');
  t.is(readFrequency('monthly'), 'monthly');
  t.is(readFrequency('Every two months'), 'every two months');
  for (const words of ['At maturity', 'on maturity', 'Cumulative', 'Zero Coupon', 6]) t.is(readFrequency(words), 'at maturity');
});

test('nothing is nothing, and what nobody knows is absurd', (t) => {
  for (const nothing of [null, undefined, '', '  ']) t.is(readFrequency(nothing), null);
  for (const absurd of ['now and then', '12', '0', '-4', '4.5', 'constructor']) t.is(readFrequency(absurd), undefined);
});
