import test from 'ava';
import { bootstrapMeans, differences, intervalOf } from '../../../src/advisor/measure/bootstrap.ts';
import { seededRandom } from '../../../src/advisor/random.ts';

const ordinary = (length: number) => Int32Array.from({ length }, (_, at) => at);

test('the interval of a mean of coins is as wide as the normal approximation says', (t) => {
  const coins = Float64Array.from({ length: 400 }, (_, at) => at % 2);
  const [draws] = bootstrapMeans(ordinary(400), 400, [coins], 4000, seededRandom(1)).means;
  const [low, high] = intervalOf(draws as Float64Array, 0.95);
  // 0.5 ± 1.96 · √(0.25 / 400) = 0.451 to 0.549
  t.true(Math.abs(low - 0.451) < 0.005);
  t.true(Math.abs(high - 0.549) < 0.005);
});

test('ten predictions of one client count as one: the interval is as wide as that of the clients alone', (t) => {
  const clusters = Int32Array.from({ length: 400 }, (_, at) => Math.floor(at / 10));
  const values = Float64Array.from(clusters, (client) => client % 2);
  const [draws] = bootstrapMeans(clusters, 40, [values], 4000, seededRandom(1)).means;
  const [low, high] = intervalOf(draws as Float64Array, 0.95);
  // 40 clients: 0.5 ± 1.96 · √(0.25 / 40) = 0.345 to 0.655
  t.true(Math.abs(low - 0.345) < 0.02);
  t.true(Math.abs(high - 0.655) < 0.02);
});

test('columns are resampled together, so a constant difference has no width', (t) => {
  const left = Float64Array.from({ length: 50 }, (_, at) => at % 3);
  const right = left.map((value) => value - 0.25);
  const { means } = bootstrapMeans(ordinary(50), 50, [left, right], 200, seededRandom(1));
  const [low, high] = intervalOf(differences(means[0] as Float64Array, means[1] as Float64Array), 0.99);
  t.true(Math.abs(low - 0.25) < 1e-12);
  t.true(Math.abs(high - 0.25) < 1e-12);
});

test('the same seed gives the same draws', (t) => {
  const run = (seed: number) => bootstrapMeans(ordinary(9), 9, [Float64Array.from(ordinary(9))], 50, seededRandom(seed)).means;
  t.deepEqual(run(5), run(5));
  t.notDeepEqual(run(5), run(6));
});
