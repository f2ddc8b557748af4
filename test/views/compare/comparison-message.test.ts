import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import type { ClientComparison } from '../../../src/usecases/compare/compare-outcome.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { chartNames, comparisonFigure, comparisonList } from '../../../views/compare/comparison-figure.ts';
import { comparisonMessage, comparisonMoreMessage } from '../../../views/compare/comparison-message.ts';
import { moreOfPairButton, readPair } from '../../../views/compare/pair-button.ts';
import { objectsIn } from '../../helpers/inside.ts';
import { sampleCompared, sampleComparison } from '../../helpers/samples/sample-comparison.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { said } from '../../helpers/slack/said.ts';

/** All that's said of two clients: the message, then what “More …” posts. */
const wordsOf = (comparison: ClientComparison, look = NEWEST_LOOK): string =>
  said([...comparisonMessage(comparison, look, { kind: 'text' }).blocks, ...comparisonMoreMessage(comparison, look).blocks]);

test('the message has what to offer, the biggest difference, one picture and three buttons', (t) => {
  const { blocks } = comparisonMessage(sampleComparison(), NEWEST_LOOK, { kind: 'file', file: 'F1' });
  t.deepEqual(
    blocks.map(({ type }) => type),
    ['header', 'rich_text', 'context', 'image', 'context', 'actions', 'actions'],
  );
  t.regex(said([blocks[1]]), /^Offer Corporate Bonds to C_0042 .* Biggest difference: age, 41 vs 62: C_0042 is far younger\.$/);
  t.is(said([blocks[4]]), 'First is C_0042, second is C_0017.');
  t.deepEqual(
    objectsIn(blocks).flatMap(({ type, action_id }) => (type === 'button' ? [action_id] : [])),
    ['client_recommend', 'client_recommend', 'compare_more'],
  );
});

test('the button “More …” holds both ids, whatever is in them, and is left out if they are too long', (t) => {
  for (const [left, right] of [
    ['C_0042', 'C_0017'],
    ['Asha "A" Rao', '“x”, [y]'],
  ] as const) {
    t.deepEqual(readPair(moreOfPairButton(left, right)[0]?.value), [left, right]);
  }
  t.deepEqual(moreOfPairButton('x'.repeat(1500), 'y'.repeat(1500)), []);
  for (const value of [undefined, '', 'C_0042', '["C_0042"]', '["a","b","c"]', '[1,2]', '{}', 'null']) t.is(readPair(value), null);
});

test('differences are listed in words with both values, biggest first', (t) => {
  const words = wordsOf(sampleComparison());
  t.regex(words, /Two segments: Middle-aged Balanced Investors and Mature Conservative Investors/);
  t.regex(words, /Offer Corporate Bonds to C_0042 \(54% among what fits\) and Government Securities to C_0017 \(75% among what fits\)\./);
  t.regex(words, /Age 41 vs 62: C_0042 is far younger(?! \()/);
  t.regex(words, /Risk band B vs A/);
  t.regex(words, /Bought so far ₹12\.5 lakh vs ₹90,000: C_0042 has bought about 14 times as much/);
  t.regex(words, /Much the same: average yield at purchase\./);
  t.regex(words, /Not known for both, so not compared: reinvests within 90 days\./);
  t.true(words.indexOf('Age 41') < words.indexOf('Risk band B'));
});

test('a shared segment and a shared choice are named once', (t) => {
  const one = sampleCompared('C_0017');
  const words = wordsOf(sampleComparison({ right: one, features: { known: [], unknown: [] } }));
  t.regex(words, /Both in one segment: Middle-aged Balanced Investors/);
  t.regex(words, /Offer both Corporate Bonds \(54% and 54% among what fits\)\./);
  t.regex(words, /Nothing known about both sets them apart\./);
});

test('the summary says if nothing is suitable for one of them', (t) => {
  const nothing = sampleCompared('C_0017', { recommendation: { ...sampleShown().recommendation, recommended: [] } });
  t.regex(
    comparisonMessage(sampleComparison({ right: nothing }), NEWEST_LOOK, { kind: 'text' }).text,
    /Offer Corporate Bonds to C_0042 \(54% among what fits\) and nothing suitable for C_0017\./,
  );
});

test('the list has what both bought and are likely to buy, and a client without purchases has no past part', (t) => {
  const comparison = sampleComparison();
  const { types } = comparison;
  const names = (rows: typeof types) => comparisonList({ ...comparison, types: rows }, ['A', 'B']).series.map(({ name }) => name);
  t.deepEqual(names(types), ['A bought', 'B bought', 'A likely', 'B likely']);
  t.deepEqual(names(types.map((row) => ({ ...row, right: { ...row.right, bought: null } }))), ['A bought', 'A likely', 'B likely']);
  t.deepEqual(comparisonList(comparison, ['A', 'B']).series[0]?.values, [75, 25, 0]);
});

test('the chart pairs both clients in the four types in which they differ most, or by what’s likely if one bought nothing', (t) => {
  const comparison = sampleComparison();
  const share = (bought: number | null, likely: number) => ({ bought, likely });
  const type = (bondType: string, left: number, right: number | null) => ({ bondType, left: share(left, 0.5), right: share(right, left) });
  const types = [
    type('Even', 0.3, 0.3),
    type('A', 0.2, 0.25),
    type('B', 0.5, 0.1),
    type('C', 0, 0.2),
    type('D', 0, 0),
    type('E', 0.1, 0.3),
    type('All other types', 0.9, 0),
  ];
  const drawn = comparisonFigure({ ...comparison, types }, ['A', 'B']);
  t.deepEqual(drawn.categories, ['B', 'C', 'E', 'A']);
  t.deepEqual(
    drawn.series.map(({ name, values }) => [name, values]),
    [
      ['A', [50, 0, 10, 20]],
      ['B', [10, 20, 30, 25]],
    ],
  );
  t.true(drawn.title.startsWith('Bought so far'));
  const likely = comparisonFigure({ ...comparison, types: [type('A', 0.2, null), type('B', 0.45, null)] }, ['A', 'B']);
  t.deepEqual([likely.categories, likely.title.startsWith('Likely next')], [['A', 'B'], true]);
});

test('ids that look the same when cut become First and Second', (t) => {
  t.deepEqual(chartNames('C_0042', 'C_0017'), ['C_0042', 'C_0017']);
  t.deepEqual(chartNames('CLIENT_NUMBER_0042', 'CLIENT_NUMBER_0017'), ['First', 'Second']);
});

test('the plainest look lists every fact of both clients as text', (t) => {
  const words = wordsOf(sampleComparison(), PLAINEST_LOOK);
  t.regex(words, /Age 41 vs 62/);
  t.regex(words, /Corporate: C_0042 bought 75% · C_0017 bought 0%|Corporate Bonds: C_0042 bought 75%/);
  t.regex(words, /First choice Corporate Bonds 54% vs Government Securities 75%/);
});

test('stale facts get a warning that names the client, and a hostile id stays plain text', (t) => {
  const hostile = sampleCompared('<!channel> *x*', {
    profile: sampleProfile({ clientId: clientId('<!channel> *x*') }),
    profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') },
  });
  const message = comparisonMessage(sampleComparison({ right: hostile }), NEWEST_LOOK, { kind: 'native' });
  const more = comparisonMoreMessage(sampleComparison({ right: hostile }), NEWEST_LOOK);
  for (const { blocks } of [message, more]) t.regex(said(blocks), /purchases of <!channel> \*x\* are as of 10 Mar 2026/);
  for (const { text, blocks } of [message, more]) {
    t.false(text.includes('<!channel>'));
    t.false(JSON.stringify(blocks).includes('mrkdwn'));
  }
});
