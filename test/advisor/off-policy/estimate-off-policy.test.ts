import test from 'ava';
import { estimateOffPolicy } from '../../../src/advisor/off-policy/estimate-off-policy.ts';
import { leftOutMean } from '../../../src/advisor/off-policy/left-out-mean.ts';
import type { LoggedRound } from '../../../src/advisor/off-policy/logged-round.ts';
import { seededRandom } from '../../../src/advisor/random.ts';

const options = () => ({ draws: 500, random: seededRandom(1), model: () => 0.5 });

/** Rounds of a log with two actions: taken with chances 1/4 and 3/4, and liked with chances 0.8 and 0.3. */
const logged = (count: number, seed: number, target: readonly number[]): LoggedRound[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const action = random() < 0.25 ? 0 : 1;
    return { client: `C_${at % 60}`, action, propensities: [0.25, 0.75], reward: random() < (action === 0 ? 0.8 : 0.3) ? 1 : 0, target };
  });
};

test('intervals hold what the policy is worth about as often as they say', (t) => {
  let held = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const estimate = estimateOffPolicy(logged(300, seed, [1, 0]), options());
    if (estimate.kind !== 'estimated') return t.fail();
    for (const { ci95 } of [estimate.ips, estimate.snips, estimate.dr]) if (ci95[0] <= 0.8 && 0.8 <= ci95[1]) held++;
  }
  // 180 intervals of 95% that overlap: fewer than 160 would be far off.
  t.true(held >= 160, `${held}`);
});

test('an action that had no chance in the log cannot be spoken of', (t) => {
  const certain = logged(20, 1, [1, 0]).map((round) => ({ ...round, action: 1, propensities: [0, 1] }));
  t.deepEqual(estimateOffPolicy(certain, options()), { kind: 'no-support', rounds: 20, unsupported: 20 });
  // What was always done can be estimated: it's what was observed.
  const same = estimateOffPolicy(
    certain.map((round) => ({ ...round, target: [0, 1] })),
    options(),
  );
  t.is(same.kind === 'estimated' && same.effectiveSampleSize, 20);
  t.deepEqual(estimateOffPolicy([], options()), { kind: 'no-rounds' });
});

test('a small effective sample is called one, however many rounds there are', (t) => {
  const rare = logged(400, 3, [1, 0]).map((round, at) =>
    at < 4 ? { ...round, action: 0, propensities: [0.01, 0.99] } : { ...round, action: 1 },
  );
  const estimate = estimateOffPolicy(rare, options());
  t.true(estimate.kind === 'estimated' && estimate.isSmall && estimate.effectiveSampleSize < 5);
  const much = estimateOffPolicy(logged(400, 3, [0.25, 0.75]), options());
  t.true(much.kind === 'estimated' && !much.isSmall && much.effectiveSampleSize === 400);
});

test('the model of the reward does not know the reward of the client it is asked about', (t) => {
  const rounds = logged(40, 2, [1, 0]).map((round, at) => ({ ...round, client: at === 0 ? 'own' : 'other' }));
  const [first] = rounds as [LoggedRound];
  const nameOf = (_: LoggedRound, action: number): string => `${action}`;
  const model = leftOutMean(rounds, nameOf);
  const changed = leftOutMean([{ ...first, reward: 1 - first.reward }, ...rounds.slice(1)], nameOf);
  for (const action of [0, 1]) t.is(model(first, action), changed(first, action));
  // By hand: of three other rounds, one took action 0 and earned 1; the overall mean 2/3 weighs five rounds.
  const other = (action: number, reward: number): LoggedRound => ({ ...first, client: 'other', action, reward });
  const small = leftOutMean([first, other(0, 1), other(1, 1), other(1, 0)], nameOf);
  t.true(Math.abs(small(first, 0) - (1 + (5 * 2) / 3) / 6) < 1e-12);
});
