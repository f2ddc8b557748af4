import test from 'ava';
import {
  calibratedErrorQuantiles,
  calibrationError,
  hitAt,
  logLossOf,
  ndcgAt,
  rankingOf,
  scorePrediction,
} from '../../../src/advisor/measure/metrics.ts';
import { seededRandom } from '../../../src/advisor/random.ts';

// Every number in this file is worked out by hand.
const near = (left: number, right: number) => Math.abs(left - right) < 1e-12;

test('types rank by score, equal ones by their place', (t) => {
  t.deepEqual(rankingOf([0.2, 0.5, 0.2, 0.1]), [1, 0, 2, 3]);
});

test('a hit is any relevant type among the first k', (t) => {
  const relevance = [0, 0, 1, 1];
  t.is(hitAt(1, [0, 2, 1, 3], relevance), 0);
  t.is(hitAt(3, [0, 2, 1, 3], relevance), 1);
  t.is(hitAt(3, [0, 1, 2, 3].slice(0, 2), relevance), 0);
});

test('nDCG@3 with two relevant types at places one and three is (1 + 1/2) / (1 + 1/log2 3)', (t) => {
  t.true(near(ndcgAt(3, [2, 0, 3, 1], [0, 0, 1, 1]), 1.5 / (1 + 1 / Math.log2(3))));
});

test('nDCG@3 by amount weighs a type by its share: three quarters at place two, a quarter at place one', (t) => {
  const found = 0.25 + 0.75 / Math.log2(3);
  const best = 0.75 + 0.25 / Math.log2(3);
  t.true(near(ndcgAt(3, [1, 0, 2], [0.75, 0.25, 0]), found / best));
});

test('nDCG@3 is 1 for the best order, 0 where nothing relevant is among the first three, and with fewer types than three it still counts', (t) => {
  t.is(ndcgAt(3, [3, 0, 1, 2], [0, 0, 0, 1]), 1);
  t.is(ndcgAt(3, [0, 1, 2, 3], [0, 0, 0, 1]), 0);
  t.is(ndcgAt(3, [1, 0], [0, 1]), 1);
});

test('log-loss is the mean of −ln p, weighed by shares of the amount', (t) => {
  t.true(near(logLossOf([0.5, 0.25, 0.25], [1, 0, 0]), Math.LN2));
  t.true(near(logLossOf([0.5, 0.25, 0.25], [0.5, 0.5, 0]), 1.5 * Math.LN2));
  t.is(logLossOf([1, 0], [0, 1]), Number.POSITIVE_INFINITY);
});

test('one prediction in all its figures', (t) => {
  t.deepEqual(scorePrediction([0.1, 0.6, 0.3], [0, 0.25, 0.75]), {
    firstThree: [1, 2, 0],
    hitAt1: 1,
    hitAt3: 1,
    ndcgAt3: 1,
    ndcgAmountAt3: (0.25 + 0.75 / Math.log2(3)) / (0.75 + 0.25 / Math.log2(3)),
    logLoss: -(0.25 * Math.log(0.6) + 0.75 * Math.log(0.3)),
    confidence: 0.6,
    accuracy: 0.25,
  });
});

test('calibration error: two predictions at 0.62 (one right) and two at 0.9 (both right) are off by (0.24 + 0.2) / 4', (t) => {
  t.true(near(calibrationError([0.62, 0.62, 0.9, 0.9], [1, 0, 1, 1]), (0.24 + 0.2) / 4));
});

test('what is off by as much in both ways within a bin is calibrated; in two bins it is not', (t) => {
  t.true(near(calibrationError([0.61, 0.65], [0.65, 0.61]), 0));
  t.true(near(calibrationError([0.4, 0.6], [0.6, 0.4]), 0.2));
});

test('a confidence of exactly one falls into the last bin', (t) => {
  t.true(near(calibrationError([1, 0.95], [1, 0.95]), 0));
});

test('a calibrated forecaster is further off the fewer predictions there are', (t) => {
  const quantile = (n: number, purchases = n) =>
    calibratedErrorQuantiles(
      new Float64Array(n).fill(0.5),
      Array.from({ length: n }, (_, at) => at % purchases),
      400,
      seededRandom(1),
      [0.95],
    )[0] ?? 0;
  t.true(quantile(20) > quantile(2000));
  // One bin: |mean of 2000 coins − 0.5| stays below 1.96 · √(0.25 / 2000) = 0.0219 in 95 of 100 runs.
  t.true(Math.abs(quantile(2000) - 0.0219) < 0.004);
  // Two thousand predictions of twenty purchases say as little as twenty.
  t.true(Math.abs(quantile(2000, 20) - quantile(20)) < 0.03);
});
