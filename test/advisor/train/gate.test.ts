import test from 'ava';
import type { Comparison, MetricName, PolicyReport } from '../../../src/advisor/measure/report-policies.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { type GateEvidence, judge, type MeasuredAdvice, type Stratum } from '../../../src/advisor/train/gate.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';

const { model } = trainModel(busyBook(40, 4), on('2024-12-31'), { segments: 3, seed: 1 }, { fingerprint: 'f', milliseconds: () => 0 });
const difference = (baseline: string, metric: MetricName, ci95: readonly [number, number], ci99 = ci95): Comparison => ({
  policy: 'advisor',
  baseline,
  metric,
  difference: (ci95[0] + ci95[1]) / 2,
  ci95,
  ci99,
});
const even = { hitAt1: 0.5, hitAt3: 0.8, ndcgAt3: 0.6, ndcgAmountAt3: 0.6, logLoss: 1.5 };
const advisor: PolicyReport = {
  name: 'advisor',
  predictions: 100,
  ...even,
  ece: 0.04,
  eceOfCalibrated: 0.05,
  eceOfCalibrated99: 0.07,
  coverage: 1,
  ci95: { hitAt1: [0, 1], hitAt3: [0, 1], ndcgAt3: [0, 1], ndcgAmountAt3: [0, 1], logLoss: [1, 2] },
};
/** Well calibrated strata, but for those given. */
const strata = (other: Readonly<Record<string, Partial<Stratum>>> = {}): Stratum[] =>
  ['none', 'one', 'more'].map((group) => ({ group, predictions: 100, ece: 0.04, eceOfCalibrated99: 0.07, ...other[group] }));
const tie = [difference('global-popularity', 'hitAt1', [-0.1, 0.1]), difference('global-popularity', 'logLoss', [-0.1, 0.1])];
const evidence = (found: Partial<GateEvidence> = {}, comparisons: readonly Comparison[] = tie, ece = 0.04): GateEvidence => ({
  measured: { advisor: { ...advisor, ece }, strata: strata(), comparisons },
  againstActive: null,
  activeDoubts: null,
  ...found,
});

test('a tie passes', (t) => {
  t.deepEqual(judge(model, evidence({ againstActive: tie, activeDoubts: [] })), { passed: true, reasons: [], doubts: [] });
});

test('fewer hits or more log-loss than popularity, beyond the interval, is refused with the figures', (t) => {
  const fewer = judge(model, evidence({}, [difference('global-popularity', 'hitAt1', [-0.1, -0.02], [-0.12, 0.01])]));
  t.deepEqual(fewer, {
    passed: false,
    reasons: ['held-out hit@1 is worse than always naming what’s most popular by 0.060 (95% interval -0.100 to -0.020)'],
    doubts: [],
  });
  t.false(judge(model, evidence({}, [difference('global-popularity', 'logLoss', [0.01, 0.3], [-0.1, 0.4])])).passed);
  t.true(judge(model, evidence({}, [difference('global-popularity', 'logLoss', [-0.3, -0.01])])).passed);
});

test('worse than the active version on what was bought since is refused', (t) => {
  const { passed, reasons } = judge(model, evidence({ againstActive: [difference('active', 'logLoss', [0.01, 0.3])], activeDoubts: [] }));
  t.false(passed);
  t.regex(reasons[0] ?? '', /^held-out log-loss is worse than the active version on what was bought since/);
});

test('probabilities that are off are refused where a better version serves, and served with a doubt where none does', (t) => {
  const off = (activeDoubts: GateEvidence['activeDoubts']) => judge(model, evidence({ activeDoubts }, tie, 0.09));
  t.false(off([]).passed);
  t.false(off(['baselines']).passed);
  for (const verdict of [off(null), off(['calibration'])]) {
    t.true(verdict.passed);
    t.deepEqual(
      verdict.doubts.map(({ point }) => point),
      ['calibration'],
    );
    t.deepEqual(verdict.reasons, [
      "its probabilities are off by 9.0 points on average, more than the 7.0 allowed; it's active because no version is better",
    ]);
  }
});

test('each stratum has its own bar, and what is too small to judge is said', (t) => {
  const { measured } = evidence();
  const withStrata = (other: Parameters<typeof strata>[0]) =>
    judge(model, evidence({ activeDoubts: [], measured: { ...(measured as MeasuredAdvice), strata: strata(other) } }));
  t.true(withStrata({ one: { ece: 0.1, eceOfCalibrated99: 0.12 } }).passed);
  t.deepEqual(withStrata({ one: { ece: 0.1 } }).reasons, [
    'its probabilities for clients with one purchase are off by 10.0 points on average, more than the 7.0 allowed',
  ]);
  const small = withStrata({ one: { ece: 0.3, predictions: 29 } });
  t.true(small.passed);
  t.deepEqual(small.reasons, ['too few predictions for clients with one purchase, so calibration wasn’t checked there']);
});

test('a simple way to predict that wins for certain is refused in the same way', (t) => {
  const beaten = [...tie, difference('own-smoothed', 'ndcgAt3', [-0.09, -0.03], [-0.1, -0.02])];
  t.false(judge(model, evidence({ activeDoubts: [] }, beaten)).passed);
  const first = judge(model, evidence({}, beaten));
  t.true(first.passed);
  t.regex(first.reasons[0] ?? '', /^own-smoothed beats it in held-out nDCG@3 by 0\.060 \(99% interval -0\.100 to -0\.020\)/);
});

test('what could not be checked on a small book is said', (t) => {
  const { passed, reasons } = judge(model, { measured: null, againstActive: 'too-few', activeDoubts: [] });
  t.true(passed);
  t.is(reasons.length, 2);
});

const ofSizes = (clients: number, ...sizes: number[]): Model => ({
  ...model,
  clients,
  segments: sizes.map((size, id) => ({ ...(model.segments[0] as Model['segments'][number]), id, name: `S${id}`, size })),
});
const reasonsFor = (asked: Model) => judge(asked, evidence()).reasons;

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
  t.deepEqual(reasonsFor(hollow), ['a Q-value isn’t a finite number']);
});
