import test from 'ava';
import type { Comparison, MetricName } from '../../../src/advisor/measure/report-policies.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { judge } from '../../../src/advisor/train/gate.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';

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
    reasons: ['held-out hit@1 is worse than always naming what is most popular by 0.060 (95% interval -0.100 to -0.020)'],
  });
  t.false(judge(model, { againstPopularity: [difference('logLoss', [0.01, 0.3])], againstActive: null }).passed);
  t.true(judge(model, { againstPopularity: [difference('logLoss', [-0.3, -0.01])], againstActive: null }).passed);
});

test('worse than the recipe of the active version is refused', (t) => {
  const { passed, reasons } = judge(model, { againstPopularity: tie, againstActive: [difference('logLoss', [0.01, 0.3])] });
  t.false(passed);
  t.regex(reasons[0] ?? '', /^held-out log-loss is worse than the settings of the active version/);
});

const ofSizes = (clients: number, ...sizes: number[]): Model => ({
  ...model,
  clients,
  segments: sizes.map((size, id) => ({ ...(model.segments[0] as Model['segments'][number]), id, name: `S${id}`, size })),
});
const reasonsFor = (asked: Model) => judge(asked, { againstPopularity: tie, againstActive: null }).reasons;

test('a segment of fewer than five clients, or of fewer than one in 200, is refused', (t) => {
  t.deepEqual(reasonsFor(ofSizes(40, 35, 5)), []);
  t.deepEqual(reasonsFor(ofSizes(40, 36, 4)), ['segment "S1" has 4 clients, fewer than 5']);
  t.deepEqual(reasonsFor(ofSizes(41, 40, 1)), ['segment "S1" has one client, fewer than 5']);
  t.deepEqual(reasonsFor(ofSizes(40, 40, 0)), ['segment "S1" has no client, fewer than 5']);
  t.deepEqual(reasonsFor(ofSizes(2000, 1990, 10)), []);
  t.deepEqual(reasonsFor(ofSizes(2001, 1991, 10)), ['segment "S1" has 10 clients, fewer than 11']);
});

test('a single segment may be as small as its book', (t) => {
  t.deepEqual(reasonsFor(ofSizes(3, 3)), []);
});

test('a number that is not finite is refused', (t) => {
  const hollow: Model = { ...model, qTable: { ...model.qTable, values: model.qTable.values.map((row) => row.map(() => Number.NaN)) } };
  t.deepEqual(judge(hollow, { againstPopularity: tie, againstActive: null }).reasons, ['a Q-value is not a finite number']);
});
