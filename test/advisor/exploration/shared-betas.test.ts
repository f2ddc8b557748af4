import test from 'ava';
import { drawBeta } from '../../../src/advisor/exploration/draw-beta.ts';
import { seedOfText } from '../../../src/advisor/exploration/seed-of-text.ts';
import { SharedBetas } from '../../../src/advisor/exploration/shared-betas.ts';
import { logGamma } from '../../../src/advisor/log-gamma.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { numpyOffPolicy } from '../../helpers/references/numpy-off-policy.ts';
import { nearly } from '../../helpers/references/scikit-learn.ts';

test('the logarithm of the gamma function is Python’s', (t) => {
  for (const [x, value] of numpyOffPolicy.logGamma) t.true(nearly(logGamma(x), value), `${x}`);
});

test('beta numbers have the mean and the variance that the distribution has', (t) => {
  const random = seededRandom(5);
  for (const [a, b] of [
    [0.05, 0.4],
    [1, 1],
    [3, 40],
    [800, 200],
  ] as const) {
    const drawn = Float64Array.from({ length: 40_000 }, () => drawBeta(a, b, random));
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
    const known = { mean: a / (a + b), variance: (a * b) / ((a + b) ** 2 * (a + b + 1)) };
    t.true(Math.abs(mean - known.mean) < 5 * Math.sqrt(known.variance / drawn.length), `${a} ${b}: ${mean}`);
    t.true(Math.abs(variance / known.variance - 1) < 0.06, `${a} ${b}: ${variance}`);
    t.true(drawn.every((value) => value >= 0 && value <= 1));
  }
});

const { successes, rounds, means } = numpyOffPolicy.shared;
const cells = (table: readonly number[][]): Float64Array => Float64Array.from(table.flat());
const betas = new SharedBetas({
  segments: 3,
  types: 2,
  successes: cells(successes),
  failures: cells(rounds.map((row, segment) => row.map((count, type) => count - (successes[segment]?.[type] ?? 0)))),
});

test('what is known of a cell is what summing out everything by brute force says', (t) => {
  means.forEach((row, segment) => {
    const ours = betas.means(segment);
    row.forEach((mean, type) => {
      t.true(nearly(ours[type], mean), `${segment} ${type}: ${ours[type]} ${mean}`);
    });
  });
});

test('draws have the mean that is expected of them', (t) => {
  const random = seededRandom(2);
  const drawn = new Float64Array(2);
  const sums = [0, 0];
  for (let draw = 0; draw < 20_000; draw++) {
    betas.draw(1, random, 1, drawn);
    drawn.forEach((value, type) => {
      sums[type] = (sums[type] ?? 0) + value / 20_000;
    });
  }
  means[1]?.forEach((mean, type) => {
    t.true(Math.abs((sums[type] ?? 0) - mean) < 0.005, `${sums[type]} ${mean}`);
  });
});

test('round by round or all at once, the same is known', (t) => {
  const seen = SharedBetas.empty(2, 2);
  for (const [segment, type, success] of [
    [0, 0, true],
    [1, 0, true],
    [0, 1, false],
    [0, 0, false],
    [1, 1, false],
    [1, 0, true],
  ] as const)
    seen.observe(segment, type, success);
  const atOnce = new SharedBetas({
    segments: 2,
    types: 2,
    successes: Float64Array.of(1, 0, 2, 0),
    failures: Float64Array.of(1, 1, 0, 1),
  });
  for (const segment of [0, 1])
    seen.means(segment).forEach((mean, type) => {
      t.true(nearly(mean, atOnce.means(segment)[type] ?? Number.NaN));
    });
});

test('a cell without a round lies where other segments are, and nearer to them the more of them there are', (t) => {
  const known = (likes: readonly number[]): number => {
    const counts = likes.flatMap((like) => [like, 50]);
    return (
      new SharedBetas({
        segments: likes.length + 1,
        types: 2,
        successes: Float64Array.from([...counts, 0, 0]),
        failures: Float64Array.from([...counts.map((count) => 100 - count), 0, 0]),
      }).means(likes.length)[0] ?? Number.NaN
    );
  };
  const alike = known([80, 81, 79, 80]);
  t.true(Math.abs(alike - 0.8) < 0.05, `${alike}`);
  t.true(known([80]) < alike - 0.05 && known([80]) > 0.5, `${known([80])}`);
});

test('a text gives one seed, and texts that differ a little give seeds that differ', (t) => {
  t.is(seedOfText('7b1a3c52'), seedOfText('7b1a3c52'));
  t.is(new Set(Array.from({ length: 5000 }, (_, at) => seedOfText(`id-${at}`))).size, 5000);
  t.true(Number.isSafeInteger(seedOfText('x'.repeat(1000))));
});
