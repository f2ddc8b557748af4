import test from 'ava';
import { day } from '../../../src/advisor/units.ts';
import { modelCardMessage } from '../../../views/models/model-card.ts';
import { modelCardButton, readModelCardValue } from '../../../views/models/model-card-button.ts';
import { fairnessSentence, groupLines } from '../../../views/models/quality-words.ts';
import { ZONE } from '../../helpers/desk-on.ts';
import { sampleQuality, sampleStored } from '../../helpers/samples/sample-versions.ts';

const wordsOf = (built: unknown): string =>
  [...JSON.stringify(built).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join('\n');

test('the card covers purpose, data, method, accuracy, fairness and limits', (t) => {
  const said = wordsOf(modelCardMessage(sampleStored(), true, ZONE));
  t.regex(said, /It’s computed\./);
  t.regex(said, /5,970 purchases of 600 clients in 2 types of bonds, up to 9 Mar 2026/);
  t.regex(said, /Right first time: 45\.0% \(40\.7 to 48\.4\) of 1,156 predictions of 912 purchases it hadn’t seen/);
  t.regex(said, /most popular type: 22\.0%/);
  t.regex(said, /off by 3\.7 points.*up to 4\.8/);
  t.regex(said, /band C: 60\.0% \(55\.0 to 65\.0\), 120 clients/);
  t.regex(
    said,
    /no purchase before: 40\.0% \(35\.0 to 45\.0\), 120 clients; percentages off by 4\.0 points \(chance explains up to 5\.0\)/,
  );
  t.regex(said, /segments improve the probabilities/);
  t.regex(said, /Hindu undivided families: 47\.0%/);
  t.regex(said, /Limits/);
  t.regex(said, /active\./);
  t.notRegex(said, /working days old/);
  const oldBook = { day: day(20_500), workingDays: 12 };
  t.regex(wordsOf(modelCardMessage(sampleStored(), true, ZONE, oldBook)), /The book is from .*, 12 working days old\./);
});

test('a model that serves in spite of a doubt says so on its card', (t) => {
  const reason = 'its probabilities are off by 9.0 points on average, more than the 7.0 allowed';
  t.regex(
    wordsOf(modelCardMessage(sampleStored({ doubts: [{ point: 'calibration', reason }] }), true, ZONE)),
    /Warning: its probabilities are off by 9\.0 points/,
  );
});

test('groups that the advice serves better or worse are named, with a note on chance', (t) => {
  t.is(
    fairnessSentence(groupLines(7, sampleQuality())),
    'The first type is right more often than for all together, beyond the interval, for band C; less often for band unknown. Among a dozen groups one may be so by chance.',
  );
});

test('a book too small to measure and a model without the table still get a card', (t) => {
  t.regex(wordsOf(modelCardMessage(sampleStored({ quality: null }), true, ZONE)), /too small to measure/);
  const { inDetail: _, ...older } = sampleQuality();
  const said = wordsOf(modelCardMessage(sampleStored({ quality: older }), false, ZONE));
  t.regex(said, /45\.0%/);
  t.regex(said, /of 1,156 predictions of purchases it hadn’t seen/);
  t.notRegex(said, /For whom/);
  t.regex(said, /no longer active/);
});

test('a button asks for its version, and an unknown value for the active version', (t) => {
  t.is(readModelCardValue(modelCardButton(12).value), 12);
  t.is(readModelCardValue(modelCardButton(null).value), null);
  for (const value of [undefined, '', '-1', '1e9', '0', '99999999999']) t.is(readModelCardValue(value), null);
});
