import test from 'ava';
import { banditCheck } from '../../../bench/bandit/bandit-check.ts';
import { type BanditEnvironment, ENVIRONMENTS, SEGMENTS, TYPES } from '../../../bench/bandit/bandit-environment.ts';
import { epsilonGreedy, type LearnerMaker, thompsonShared } from '../../../bench/bandit/bandit-learners.ts';
import { cumulativeRegret } from '../../../bench/bandit/cumulative-regret.ts';

/** The full check is bench/bandit.ts; this is as much as a test suite can wait for. */
const SMALL = { rounds: 1000, seeds: 12 };

for (const make of ENVIRONMENTS) {
  const { name } = make(1, SMALL.rounds);
  test(`Thompson sampling with a shared prior does not lose to ε-greedy for certain: ${name}`, (t) => {
    const [, greedy] = banditCheck(make, [thompsonShared(), epsilonGreedy(0.1)], SMALL).learners;
    t.true((greedy?.firstMinusThis?.ci95[0] ?? 1) <= 0, JSON.stringify(greedy?.firstMinusThis));
  });
}

test('where segments are alike it wins, and its regret flattens', (t) => {
  const [similar] = ENVIRONMENTS;
  if (!similar) return t.fail();
  const [ours, greedy] = banditCheck(similar, [thompsonShared(), epsilonGreedy(0.1)], { rounds: 2500, seeds: 10 }).learners;
  t.true((greedy?.firstMinusThis?.ci95[1] ?? 1) < 0);
  const at = (share: number): number => ours?.curve[Math.round(share * (ours.curve.length - 1))] ?? Number.NaN;
  t.true(at(1) - at(0.5) < at(0.5));
  t.true(Math.abs(at(1) - (ours?.regret ?? 0)) < 1e-9);
});

const world: BanditEnvironment = { name: 'by hand', segments: 1, types: 3, chance: (_, type) => [0.2, 0.5, 0.1][type] ?? 0 };
const always =
  (type: number): LearnerMaker =>
  () => ({ name: 'always', choose: () => type, learn: () => {} });

test('regret is what the best type would have had more, summed', (t) => {
  t.deepEqual([...cumulativeRegret(world, always(1), 4, 1)], [0, 0, 0, 0]);
  const regret = cumulativeRegret(world, always(2), 3, 1);
  t.true(Math.abs((regret[2] ?? 0) - 3 * 0.4) < 1e-12);
});

test('a learner with ε = 1 chooses by chance alone', (t) => {
  const regret = cumulativeRegret(world, epsilonGreedy(1), 6000, 1).at(-1) ?? 0;
  // (0.3 + 0 + 0.4) / 3 per round.
  t.true(Math.abs(regret / 6000 - 0.7 / 3) < 0.01, `${regret / 6000}`);
});

test('one seed is one world and one run', (t) => {
  for (const make of ENVIRONMENTS) {
    const [one, again, other] = [make(3, 100), make(3, 100), make(4, 100)];
    t.deepEqual(cumulativeRegret(one, thompsonShared(), 100, 3), cumulativeRegret(again, thompsonShared(), 100, 3));
    t.is(one.segments * one.types, SEGMENTS * TYPES);
    t.notDeepEqual(
      Array.from({ length: TYPES }, (_, type) => one.chance(0, type, 0)),
      Array.from({ length: TYPES }, (_, type) => other.chance(0, type, 0)),
    );
  }
});
