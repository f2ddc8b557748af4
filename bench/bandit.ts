/**
 * Thompson sampling with the segments' shared prior vs ε-greedy:
 * `node bin/run.js bench/bandit.ts [--rounds N] [--seeds N] [--plot FILE.png]`. Simulated worlds with known chances (5 segments × 9 types); by default
 * 5,000 rounds and 50 seeds. Peers: ε-greedy with ε = 0.1, on each segment's own means and on the shared ones, and unsharpened Thompson
 * sampling. Exit status 1 if it loses to ε-greedy with an interval that excludes 0.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { CARD, INK } from '../src/charts/colours.ts';
import { openChartRenderer } from '../src/charts/open-renderer.ts';
import { table } from '../src/cli/output/table.ts';
import { banditCheck, CURVE_POINTS } from './bandit/bandit-check.ts';
import { ENVIRONMENTS } from './bandit/bandit-environment.ts';
import { epsilonGreedy, epsilonGreedyShared, thompsonShared } from './bandit/bandit-learners.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5000' }, seeds: { type: 'string', default: '50' }, plot: { type: 'string' } },
});
const options = { rounds: Number(values.rounds), seeds: Number(values.seeds) };
const LEARNERS = [thompsonShared(), epsilonGreedy(0.1), epsilonGreedyShared(0.1), thompsonShared(1)];
const COLOURS = ['#1264a3', '#c2410c', '#a16207', '#7c8794'];

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

if (values.plot !== undefined) {
  const [width, height, columns] = [440, 300, 4];
  const renderer = openChartRenderer({ quickChartUrl: null });
  const canvas = createCanvas(width * columns, height * Math.ceil(checks.length / columns));
  const context = canvas.getContext('2d');
  context.fillStyle = CARD;
  context.fillRect(0, 0, canvas.width, canvas.height);
  for (const [place, { environment, learners }] of checks.entries()) {
    const ticks = { color: INK, font: { size: 12 }, maxTicksLimit: 6 };
    const picture = await renderer.render(
      {
        width,
        height,
        config: {
          type: 'line',
          data: {
            labels: Array.from({ length: CURVE_POINTS }, (_, at) => `${Math.round(((at + 1) * options.rounds) / CURVE_POINTS)}`),
            datasets: learners.map(({ learner, curve }, at) => ({
              label: learner,
              data: curve,
              borderColor: COLOURS[at],
              backgroundColor: COLOURS[at],
              borderWidth: at === 0 ? 3 : 1.5,
              pointRadius: 0,
            })),
          },
          options: {
            scales: { x: { ticks, grid: { display: false } }, y: { min: 0, ticks } },
            plugins: {
              title: { display: true, text: environment, color: INK, font: { size: 15, weight: 600 } },
              legend: { display: place === 0, position: 'top', labels: { color: INK, boxWidth: 14, boxHeight: 2, font: { size: 11 } } },
              tooltip: { enabled: false },
            },
            backgroundColor: CARD,
          },
        },
      },
      { devicePixelRatio: 1 },
    );
    context.drawImage(await loadImage(Buffer.from(picture)), (place % columns) * width, Math.floor(place / columns) * height);
  }
  writeFileSync(values.plot, canvas.encodeSync('png'));
  await renderer.close();
}
