import test from 'ava';
import { banditCheck } from '../../../bench/bandit/bandit-check.ts';
import { OUTCOME_ENVIRONMENTS } from '../../../bench/bandit/outcome-environments.ts';
import { outcomeTable, popularity } from '../../../bench/bandit/outcome-learners.ts';

/** The full check is bench/outcomes.ts. */
const SMALL = { rounds: 2000, seeds: 8 };

for (const make of OUTCOME_ENVIRONMENTS.slice(0, 4)) {
  const { name } = make(1, SMALL.rounds);
  test(`the table finds the better type from what followed advice, where popularity can’t: ${name}`, (t) => {
    const [ours, popular] = banditCheck(make, [outcomeTable(0.1), popularity], SMALL).learners;
    t.true((popular?.firstMinusThis?.ci95[1] ?? 1) < 0, JSON.stringify(popular?.firstMinusThis));
    const at = (curve: readonly number[] | undefined, share: number): number =>
      curve?.[Math.round(share * (curve.length - 1))] ?? Number.NaN;
    t.true(at(ours?.curve, 1) - at(ours?.curve, 0.5) < at(popular?.curve, 1) - at(popular?.curve, 0.5), 'its regret grows more slowly');
  });
}

test('where recommending changes nothing, the table without draws costs little', (t) => {
  const none = OUTCOME_ENVIRONMENTS.at(-1);
  if (!none) return t.fail();
  const [ours] = banditCheck(none, [outcomeTable(0)], SMALL).learners;
  // A hundredth of a purchase per round.
  t.true((ours?.regret ?? Number.NaN) < 0.01 * SMALL.rounds, `${ours?.regret}`);
});
