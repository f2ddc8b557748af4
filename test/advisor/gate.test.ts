import test from 'ava';
import { judge } from '../../src/advisor/gate.ts';
import type { Model } from '../../src/advisor/model.ts';
import type { Comparison, MetricName } from '../../src/advisor/report-policies.ts';
import { trainModel } from '../../src/advisor/train-model.ts';
import { busyBook } from '../helpers/busy-book.ts';
import { on } from '../helpers/small-book.ts';

const { model } = trainModel(
  busyBook(40, 4),
  on('2024-12-31'),
  { segments: 3, seed: 1 },
  { fingerprint: 'f', activeSettings: null, milliseconds: () => 0 },
);
const difference = (metric: MetricName, ci95: readonly [number, number]): Comparison => ({
  policy: 'advisor',
  baseline: 'x',
  metric,
  difference: (ci95[0] + ci95[1]) / 2,
  ci95,
  ci99: ci95,
});
const tie = [difference('hitAt1', [-0.1, 0.1]), difference('logLoss', [-0.1, 0.1])];

test('a tie passes', (t) => {
  t.deepEqual(judge(model, { againstPopularity: tie, againstActive: tie }), { passed: true, reasons: [] });
});

test('fewer hits or more log-loss than popularity, beyond the interval, is refused with the figures', (t) => {
  const fewer = judge(model, { againstPopularity: [difference('hitAt1', [-0.1, -0.02])], againstActive: null });
  t.deepEqual(fewer, {
    passed: false,
    reasons: ['held-out hit@1 is worse than always naming what is most popular by 0.060 (95 % interval -0.100 to -0.020)'],
  });
  t.false(judge(model, { againstPopularity: [difference('logLoss', [0.01, 0.3])], againstActive: null }).passed);
  t.true(judge(model, { againstPopularity: [difference('logLoss', [-0.3, -0.01])], againstActive: null }).passed);
});

test('worse than the recipe of the active version is refused', (t) => {
  const { passed, reasons } = judge(model, { againstPopularity: tie, againstActive: [difference('logLoss', [0.01, 0.3])] });
  t.false(passed);
  t.regex(reasons[0] ?? '', /^held-out log-loss is worse than the settings of the active version/);
});

test('an empty segment or a number that is none is refused', (t) => {
  const empty: Model = { ...model, segments: model.segments.map((card, place) => ({ ...card, size: place })) };
  t.deepEqual(judge(empty, { againstPopularity: tie, againstActive: null }).reasons, [
    `segment "${model.segments[0]?.name}" has no client`,
  ]);
  const hollow: Model = { ...model, qTable: { ...model.qTable, values: model.qTable.values.map((row) => row.map(() => Number.NaN)) } };
  t.deepEqual(judge(hollow, { againstPopularity: tie, againstActive: null }).reasons, ['a Q-value is not a finite number']);
});
