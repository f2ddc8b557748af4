import test from 'ava';
import { evaluate } from '../../../src/advisor/evaluation/evaluate.ts';
import { advisor, POLICIES } from '../../../src/advisor/measure/policies.ts';
import { runFolds } from '../../../src/advisor/measure/run-folds.ts';
import { NotEnoughToLearnError } from '../../../src/advisor/not-enough-to-learn-error.ts';
import { isoFromDay } from '../../../src/advisor/units.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on, smallBook } from '../../helpers/samples/small-book.ts';

const settings = { segments: 4, seed: 1, draws: 300 };
const evaluation = evaluate(busyBook(200, 8), settings);
const policy = (name: string) => evaluation.policies.find((report) => report.name === name);

test('all policies stand in one table over the same predictions', (t) => {
  t.deepEqual(
    evaluation.policies.map(({ name }) => name),
    [
      'advisor',
      'segment-q',
      'random',
      'global-popularity',
      'segment-popularity',
      'own-most-bought',
      'last-bought',
      'item-knn',
      'softmax',
      'predecessor',
    ],
  );
  t.is(new Set(evaluation.policies.map(({ predictions }) => predictions)).size, 1);
  t.is(policy('random')?.predictions, evaluation.protocol.predictions);
  t.true(evaluation.protocol.origins.length >= 3);
});

test('the advisor finds the structure that is in the book, and shows nothing unsuitable', (t) => {
  t.true((policy('advisor')?.logLoss ?? 9) < (policy('global-popularity')?.logLoss ?? 0));
  t.true((policy('advisor')?.hitAt1 ?? 0) > (policy('random')?.hitAt1 ?? 1));
  t.is(evaluation.suitabilityViolations, 0);
});

test('a random ranking hits as often as chance says', (t) => {
  // Six types, about one bought: hit@1 is near a sixth, its log-loss ln 6.
  t.true(Math.abs((policy('random')?.hitAt1 ?? 0) - 0.18) < 0.06);
  t.true(Math.abs((policy('random')?.logLoss ?? 0) - Math.log(6)) < 1e-6);
});

test('every figure lies in its interval, and a difference is policy minus baseline', (t) => {
  for (const report of evaluation.policies) {
    const [low, high] = report.ci95.hitAt1;
    t.true(low <= report.hitAt1 && report.hitAt1 <= high, report.name);
  }
  const found = evaluation.comparisons.find(({ baseline, metric }) => baseline === 'random' && metric === 'hitAt1');
  t.is(found?.difference, (policy('advisor')?.hitAt1 ?? 0) - (policy('random')?.hitAt1 ?? 0));
  t.true((found?.ci99[0] ?? 1) <= (found?.ci95[0] ?? 0));
});

test('the tracks hold who they say: the cold and the warm do not overlap, new types are a part', (t) => {
  const count = (track: 'warm' | 'cold' | 'newType') => evaluation.tracks[track][0]?.predictions ?? 0;
  t.true(count('warm') > 0 && count('cold') > 0 && count('newType') > 0);
  t.true(count('warm') + count('cold') <= evaluation.protocol.predictions);
  t.true(count('newType') < evaluation.protocol.predictions);
});

test('the same seed measures the same', (t) => {
  t.deepEqual(evaluate(busyBook(60, 5), settings), evaluate(busyBook(60, 5), settings));
});

test('a policy at an origin does not see what comes after it', (t) => {
  const book = busyBook(60, 8);
  const origin = on('2023-01-01');
  const predictions = (until: string) => runFolds(book, on(until), settings, POLICIES, { targets: 1000, cases: 300, origins: [origin] });
  const [short, long] = [predictions('2023-12-31'), predictions('2024-12-31')];
  // More clients buy within two years. Those who buy within one have the same target and must get the same prediction.
  const ofClient = new Map(Array.from(long.clients, (client, row) => [client, row]));
  short.clients.forEach((client, row) => {
    const other = ofClient.get(client) ?? -1;
    short.policies.forEach(({ name, scores }, at) => {
      if (name !== 'random') t.is(scores.logLoss[row], long.policies[at]?.scores.logLoss[other], name);
    });
  });
});

test('recipes with one seed are asked about the same clients', (t) => {
  const run = (segments: number) =>
    runFolds(busyBook(60, 8), on('2024-12-31'), { segments, seed: segments }, [advisor], { targets: 20, cases: 100, targetsSeed: 1 });
  t.deepEqual(run(2).clients, run(4).clients);
  t.deepEqual(run(2).origins.map(isoFromDay), run(4).origins.map(isoFromDay));
});

test('a book with all purchases on one day cannot be measured, and the error says so', (t) => {
  const book = smallBook(
    [],
    [
      { client: 'a', day: '2024-01-01', rupees: 1 },
      { client: 'b', day: '2024-01-01', rupees: 1 },
    ],
  );
  t.throws(() => evaluate(book, settings), { instanceOf: NotEnoughToLearnError, message: /one day/ });
  t.throws(() => evaluate(smallBook([], []), settings), { instanceOf: NotEnoughToLearnError });
});
