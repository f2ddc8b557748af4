import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { chartNames, comparisonFigure } from '../../../views/compare/comparison-figure.ts';
import { comparisonMessage } from '../../../views/compare/comparison-message.ts';
import { comparisonSummary } from '../../../views/compare/comparison-summary.ts';
import { sampleCompared, sampleComparison } from '../../helpers/samples/sample-comparison.ts';
import { sampleProfile, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { said } from '../../helpers/slack/said.ts';

test('differences are listed in words with both values, biggest first', (t) => {
  const words = said(comparisonSummary(sampleComparison()).block);
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
  const words = said(comparisonSummary(sampleComparison({ right: one, features: { known: [], unknown: [] } })).block);
  t.regex(words, /Both in one segment: Middle-aged Balanced Investors/);
  t.regex(words, /Offer both Corporate Bonds \(54% and 54% among what fits\)\./);
  t.regex(words, /Nothing known about both sets them apart\./);
});

test('the summary says if nothing is suitable for one of them', (t) => {
  const nothing = sampleCompared('C_0017', { recommendation: { ...sampleShown().recommendation, recommended: [] } });
  t.regex(
    comparisonSummary(sampleComparison({ right: nothing })).text,
    /Offer Corporate Bonds to C_0042 \(54% among what fits\) and nothing suitable for C_0017\./,
  );
});

test('the bars of both clients are next to each other, and a client without purchases has no past bars', (t) => {
  const comparison = sampleComparison();
  const { types } = comparison;
  const names = (rows: typeof types) => comparisonFigure({ ...comparison, types: rows }, ['A', 'B']).series.map(({ name }) => name);
  t.deepEqual(names(types), ['A bought', 'B bought', 'A likely', 'B likely']);
  t.deepEqual(names(types.map((row) => ({ ...row, right: { ...row.right, bought: null } }))), ['A bought', 'A likely', 'B likely']);
  t.deepEqual(comparisonFigure(comparison, ['A', 'B']).series[0]?.values, [75, 25, 0]);
});

test('ids that look the same when cut become First and Second', (t) => {
  t.deepEqual(chartNames('C_0042', 'C_0017'), ['C_0042', 'C_0017']);
  t.deepEqual(chartNames('CLIENT_NUMBER_0042', 'CLIENT_NUMBER_0017'), ['First', 'Second']);
});

test('the plainest look lists every fact of both clients as text', (t) => {
  const words = said(comparisonMessage(sampleComparison(), PLAINEST_LOOK, { kind: 'text' }).blocks);
  t.regex(words, /Age 41 vs 62/);
  t.regex(words, /Corporate: C_0042 bought 75 percent · C_0017 bought 0 percent|Corporate Bonds: C_0042 bought 75 percent/);
  t.regex(words, /First choice Corporate Bonds 54% vs Government Securities 75%/);
});

test('stale facts get a warning that names the client, and a hostile id stays plain text', (t) => {
  const hostile = sampleCompared('<!channel> *x*', {
    profile: sampleProfile({ clientId: clientId('<!channel> *x*') }),
    profileFrom: { kind: 'snapshot', takenAt: new Date('2026-03-10T08:00:00Z') },
  });
  const message = comparisonMessage(sampleComparison({ right: hostile }), NEWEST_LOOK, { kind: 'native' });
  t.regex(said(message.blocks), /purchases of <!channel> \*x\* are as of 10 Mar 2026/);
  t.false(message.text.includes('<!channel>'));
  t.false(JSON.stringify(message.blocks).includes('mrkdwn'));
});
