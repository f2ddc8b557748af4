import test from 'ava';
import type { Book } from '../../../src/advisor/book/book.ts';
import { heldOutAtTheEnd, targetsAfter } from '../../../src/advisor/book/folds.ts';
import { profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { evaluate, type Track } from '../../../src/advisor/evaluation/evaluate.ts';
import { POLICIES } from '../../../src/advisor/measure/policies.ts';
import { runFolds } from '../../../src/advisor/measure/run-folds.ts';
import { NotEnoughToLearnError } from '../../../src/advisor/not-enough-to-learn-error.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
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
      'own-smoothed',
      'last-bought',
      'item-knn',
      'ease',
      'softmax',
      'softmax-tuned',
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

test('the strata are the whole, each compared with its interval, and new types are a part', (t) => {
  const count = (track: Track) => evaluation.tracks[track][0]?.predictions ?? 0;
  t.true(count('none') > 0 && count('one') > 0 && count('more') > 0 && count('newType') > 0);
  t.is(count('none') + count('one') + count('more'), evaluation.protocol.predictions);
  for (const compared of Object.values(evaluation.trackComparisons)) t.is(compared.length, evaluation.comparisons.length);
  t.true(count('newType') < evaluation.protocol.predictions);
});

test('the same seed measures the same', (t) => {
  t.deepEqual(evaluate(busyBook(60, 5), settings), evaluate(busyBook(60, 5), settings));
});

test('a policy at an origin does not see what comes after it', (t) => {
  const book = busyBook(60, 8);
  const origin = on('2023-01-01');
  const columns = profileColumns(book, origin);
  const predictions = (until: string) => {
    const targets = targetsAfter(book, origin, on(until), 1000, seededRandom(1));
    return runFolds(book, settings, POLICIES, { cases: 300, heldOut: [{ learn: book, asOf: origin, asked: [{ columns, targets }] }] });
  };
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

test('what is held out at a client’s end is not learned from, whatever it was', (t) => {
  const book = busyBook(60, 8);
  const heldOut = (of: Book) => heldOutAtTheEnd(of, on('2024-12-31'), 2, 1000, seededRandom(1));
  const [one] = heldOut(book);
  const client = one?.asked[0]?.targets[0]?.client ?? -1;
  // The client's last day moves to another type; what's learned for the group doesn't change.
  const last = (book.trades.offsets[client + 1] ?? 0) - 1;
  const type = book.trades.type.map((was, trade) => (trade === last ? (was + 1) % book.bondTypes.length : was));
  const [other] = heldOut({ ...book, trades: { ...book.trades, type } });
  t.deepEqual(other?.learn.trades, one?.learn.trades);
  t.notDeepEqual(other?.asked[0]?.targets, one?.asked[0]?.targets);
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
