import test from 'ava';
import { doublyRobust } from '../../../src/advisor/off-policy/doubly-robust.ts';
import { effectiveSampleSize } from '../../../src/advisor/off-policy/effective-sample-size.ts';
import { inversePropensity } from '../../../src/advisor/off-policy/inverse-propensity.ts';
import type { LoggedRound } from '../../../src/advisor/off-policy/logged-round.ts';
import { selfNormalised } from '../../../src/advisor/off-policy/self-normalised.ts';
import { numpyOffPolicy } from '../../helpers/references/numpy-off-policy.ts';
import { nearly } from '../../helpers/references/scikit-learn.ts';

const round = (parts: Partial<LoggedRound>): LoggedRound => ({
  client: 'C',
  action: 0,
  propensities: [0.5, 0.5],
  reward: 1,
  target: [1, 0],
  ...parts,
});

test('three rounds by hand: weights 2, 0 and 4', (t) => {
  const rounds = [round({ reward: 1 }), round({ action: 1, reward: 1 }), round({ propensities: [0.25, 0.75], reward: 0.5 })];
  // (2·1 + 0·1 + 4·½) / 3, the same over the weights' sum, and 6² / (4 + 0 + 16).
  t.is(inversePropensity(rounds), 4 / 3);
  t.is(selfNormalised(rounds), 4 / 6);
  t.is(effectiveSampleSize(rounds), 36 / 20);
  // A model that always says ½: ½ + 2·½, ½ + 0, ½ + 4·0.
  t.is(
    doublyRobust(rounds, () => 0.5),
    2.5 / 3,
  );
});

test('a policy that is the logging policy is worth the mean reward, and every round counts once', (t) => {
  const rounds = [0, 1, 1, 0].map((reward) => round({ reward, target: [0.5, 0.5] }));
  t.is(inversePropensity(rounds), 0.5);
  t.is(selfNormalised(rounds), 0.5);
  t.is(effectiveSampleSize(rounds), 4);
});

test('numpy comes to the same on sixty random rounds', (t) => {
  const rounds = numpyOffPolicy.rounds.map((one, at) => ({ ...one, client: `${at}` }));
  const { ips, snips, dr, ess } = numpyOffPolicy.estimates;
  t.true(nearly(inversePropensity(rounds), ips));
  t.true(nearly(selfNormalised(rounds), snips));
  t.true(
    nearly(
      doublyRobust(rounds, (one, action) => (one as LoggedRound & { model: readonly number[] }).model[action] ?? Number.NaN),
      dr,
    ),
  );
  t.true(nearly(effectiveSampleSize(rounds), ess));
});

/** A world small enough to list: two kinds of clients, three actions, rewards 0 or 1 with known chances. */
const WORLD = [
  { share: 0.3, propensities: [0.2, 0.3, 0.5], target: [0.7, 0.3, 0], chances: [0.9, 0.4, 0.1] },
  { share: 0.7, propensities: [0.6, 0.3, 0.1], target: [0, 0.5, 0.5], chances: [0.2, 0.5, 0.8] },
];
// 0.3·(0.7·0.9 + 0.3·0.4) + 0.7·(0.5·0.5 + 0.5·0.8)
const TRUTH = 0.3 * 0.75 + 0.7 * 0.65;

/** The expectation over all possible logs, each with its probability. */
const expectation = (estimate: (one: LoggedRound) => number): number => {
  let sum = 0;
  for (const { share, propensities, target, chances } of WORLD) {
    propensities.forEach((propensity, action) => {
      for (const reward of [0, 1]) {
        const chance = share * propensity * (reward === 1 ? (chances[action] ?? 0) : 1 - (chances[action] ?? 0));
        sum += chance * estimate({ client: 'C', action, propensities, target, reward });
      }
    });
  }
  return sum;
};

test('summed over everything that can be logged, the weighted estimate is the truth', (t) => {
  t.true(
    nearly(
      expectation((one) => inversePropensity([one])),
      TRUTH,
    ),
  );
});

test('summed over everything that can be logged, the doubly robust estimate is the truth whatever the model', (t) => {
  for (const model of [() => 0, () => 1, (_: LoggedRound, action: number) => 0.17 * action]) {
    t.true(
      nearly(
        expectation((one) => doublyRobust([one], model)),
        TRUTH,
      ),
    );
  }
});

test('with a right model the doubly robust estimate is the truth whatever the propensities', (t) => {
  const right = (one: LoggedRound, action: number): number => WORLD.find(({ target }) => target === one.target)?.chances[action] ?? 0;
  t.true(
    nearly(
      expectation((one) => doublyRobust([{ ...one, propensities: [0.1, 0.1, 0.8] }], right)),
      TRUTH,
    ),
  );
  t.false(
    nearly(
      expectation((one) => inversePropensity([{ ...one, propensities: [0.1, 0.1, 0.8] }])),
      TRUTH,
    ),
  );
});
