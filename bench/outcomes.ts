/**
 * Whether the table learns from what follows recommendations: `node bin/run.js bench/outcomes.ts [--rounds N] [--seeds N] [--plot FILE.png]`.
 * Simulated worlds (5 segments × 9 types) in which clients buy something anyway and recommending a type adds a known effect; by default 5,000
 * rounds and 50 seeds. Outcomes are known 100 rounds later. The peer is popularity, which knows exactly what each segment buys anyway.
 */
import { parseArgs } from 'node:util';
import { table } from '../src/cli/output/table.ts';
import { banditCheck } from './bandit/bandit-check.ts';
import { OUTCOME_ENVIRONMENTS } from './bandit/outcome-environments.ts';
import { outcomeTable, popularity } from './bandit/outcome-learners.ts';
import { plotRegret } from './bandit/plot-regret.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5000' }, seeds: { type: 'string', default: '50' }, plot: { type: 'string' } },
});
const options = { rounds: Number(values.rounds), seeds: Number(values.seeds) };
const LEARNERS = [outcomeTable(0.1), popularity, outcomeTable(0)];

const checks = OUTCOME_ENVIRONMENTS.map((environment) => {
  const check = banditCheck(environment, LEARNERS, options);
  console.error(check.environment);
  return check;
});

console.log(
  `Mean cumulative regret after ${options.rounds} rounds over ${options.seeds} seeds; differences: the first less the other, 95% interval, paired by seed\n`,
);
console.log(
  table(
    ['environment', ...(checks[0]?.learners ?? []).map(({ learner }) => learner), 'less popularity', 'less nothing drawn'],
    checks.map(({ environment, learners }) => [
      environment,
      ...learners.map(({ regret }) => regret.toFixed(0)),
      ...learners
        .slice(1)
        .map(({ firstMinusThis: found }) =>
          found ? `${found.difference.toFixed(0)} (${found.ci95.map((bound) => bound.toFixed(0)).join(' to ')})` : '',
        ),
    ]),
  ),
);
if (values.plot !== undefined) await plotRegret(values.plot, checks, options.rounds);
