/**
 * Thompson sampling with the segments' shared prior vs ε-greedy:
 * `node bin/run.js bench/bandit.ts [--rounds N] [--seeds N] [--plot FILE.png]`. Simulated worlds with known chances (5 segments × 9 types); by default
 * 5,000 rounds and 50 seeds. Peers: ε-greedy with ε = 0.1, on each segment's own means and on the shared ones, and unsharpened Thompson
 * sampling. Exit status 1 if it loses to ε-greedy with an interval that excludes 0.
 */
import { parseArgs } from 'node:util';
import { table } from '../src/cli/output/table.ts';
import { banditCheck } from './bandit/bandit-check.ts';
import { ENVIRONMENTS } from './bandit/bandit-environment.ts';
import { epsilonGreedy, epsilonGreedyShared, thompsonShared } from './bandit/bandit-learners.ts';
import { plotRegret } from './bandit/plot-regret.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5000' }, seeds: { type: 'string', default: '50' }, plot: { type: 'string' } },
});
const options = { rounds: Number(values.rounds), seeds: Number(values.seeds) };
const LEARNERS = [thompsonShared(), epsilonGreedy(0.1), epsilonGreedyShared(0.1), thompsonShared(1)];

const checks = ENVIRONMENTS.map((environment) => {
  const check = banditCheck(environment, LEARNERS, options);
  console.error(check.environment);
  return check;
});

console.log(
  `Mean cumulative regret after ${options.rounds} rounds over ${options.seeds} seeds; differences: the first less the other, 95% interval, paired by seed\n`,
);
console.log(
  table(
    ['environment', ...(checks[0]?.learners ?? []).map(({ learner }) => learner), 'less epsilon-greedy', 'less epsilon-greedy, shared'],
    checks.map(({ environment, learners }) => [
      environment,
      ...learners.map(({ regret }) => regret.toFixed(0)),
      ...learners
        .slice(1, 3)
        .map(({ firstMinusThis: found }) =>
          found ? `${found.difference.toFixed(0)} (${found.ci95.map((bound) => bound.toFixed(1)).join(' to ')})` : '',
        ),
    ]),
  ),
);
const lost = checks.filter(({ learners }) => (learners[1]?.firstMinusThis?.ci95[0] ?? 0) > 0);
console.log(
  lost.length === 0
    ? '\nIt never loses to epsilon-greedy for certain.'
    : `\nIt loses in: ${lost.map(({ environment }) => environment).join(', ')}`,
);
if (lost.length > 0) process.exitCode = 1;

if (values.plot !== undefined) await plotRegret(values.plot, checks, options.rounds);
