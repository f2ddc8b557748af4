import test from 'ava';
import { factorInWords } from '../../../src/advisor/words/factor-in-words.ts';

test('a factor is a part that people say, or how many times as much', (t) => {
  for (const [factor, words] of [
    [0.001, 'less than a hundredth'],
    [0.0109, 'about a hundredth'],
    [0.048, 'about a twentieth'],
    [0.07, 'about a twentieth'],
    [0.11, 'about a tenth'],
    [0.19, 'about a fifth'],
    [0.34, 'about a third'],
    [0.52, 'about half'],
    [0.66, 'about two thirds'],
    [0.76, 'about three quarters'],
    [0.97, 'about as much'],
    [1.04, 'about as much'],
    [1.5, 'about 1.5 times as much'],
    [13.9, 'about 14 times as much'],
    [2500, 'about 2,500 times as much'],
  ] as const) {
    t.is(factorInWords(factor), words, `${factor}`);
  }
});
