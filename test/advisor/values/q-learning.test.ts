import test from 'ava';
import fc from 'fast-check';
import { QLearner, type Transition } from '../../../src/advisor/values/q-learning.ts';

const near = (left: number | undefined, right: number, tolerance = 1e-9) => Math.abs((left ?? Number.NaN) - right) < tolerance;

/**
 * A process of two states and two actions, γ = 0.5. In state 0, action 0 pays 1 and ends; action 1 pays 0 and leads to state 1.
 * In state 1, action 0 pays 4 and ends; action 1 pays 1 and leads to state 0.
 * By hand from Q*(s,a) = r + γ max Q*(s′,·): suppose Q*(1,0) = 4 is the best of state 1, then Q*(0,1) = 0.5 · 4 = 2 > Q*(0,0) = 1,
 * and Q*(1,1) = 1 + 0.5 · 2 = 2 < 4, as supposed.
 */
const EXACT = [
  [1, 2],
  [4, 2],
];
const everyStep: readonly Transition[] = [
  { state: 0, action: 0, reward: 1, nextState: null },
  { state: 0, action: 1, reward: 0, nextState: 1 },
  { state: 1, action: 0, reward: 4, nextState: null },
  { state: 1, action: 1, reward: 1, nextState: 0 },
];

test('replayed often enough, values reach the exact Q* of a small decision process', (t) => {
  const learner = new QLearner({ states: 2, actions: 2, discount: 0.5, pseudoRounds: 0, initialValue: () => 0 });
  // α = 1/n forgets its start like 1/√n here (1 − γ = 0.5), hence the many rounds and the wide tolerance.
  learner.replay(Array.from({ length: 200_000 }, () => everyStep));
  for (const [state, row] of EXACT.entries()) {
    for (const [action, value] of row.entries()) t.true(near(learner.valuesOf(state)[action], value, 0.01), `Q(${state},${action})`);
  }
});

test('exact Q* as the initial value is a fixed point', (t) => {
  const learner = new QLearner({ states: 2, actions: 2, discount: 0.5, pseudoRounds: 3, initialValue: (s, a) => EXACT[s]?.[a] ?? 0 });
  learner.replay([everyStep, everyStep]);
  t.deepEqual([learner.valuesOf(0), learner.valuesOf(1)], EXACT);
});

test('without a future a cell is the running mean of its rewards and of the pseudo-rounds', (t) => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 30 }), fc.nat(20), (rewards, pseudoRounds) => {
      const learner = new QLearner({ states: 1, actions: 2, discount: 0, pseudoRounds, initialValue: () => 0.25 });
      learner.replay([rewards.map((reward) => ({ state: 0, action: 1, reward, nextState: 0 }))]);
      const rounds = rewards.length + pseudoRounds;
      const mean = rounds === 0 ? 0.25 : (rewards.reduce((sum, reward) => sum + reward, 0) + pseudoRounds * 0.25) / rounds;
      t.true(near(learner.valuesOf(0)[1], mean));
      t.is(learner.valuesOf(0)[0], 0.25);
      t.deepEqual(learner.visitsOf(0), [0, rewards.length]);
    }),
  );
});

test('one round by hand: from 0.5 with nine pseudo-rounds, reward 1 and half of a next state worth 2, the step is 0.15', (t) => {
  const learner = new QLearner({ states: 2, actions: 1, discount: 0.5, pseudoRounds: 9, initialValue: (state) => [0.5, 2][state] ?? 0 });
  learner.learn(0, 0, 1, 1);
  t.true(near(learner.valuesOf(0)[0], 0.65));
});

test('a discount of one or more is refused', (t) => {
  for (const discount of [1, 1.5, -0.1, Number.NaN]) {
    t.throws(() => new QLearner({ states: 1, actions: 1, discount, pseudoRounds: 1, initialValue: () => 0 }), { instanceOf: RangeError });
  }
});
