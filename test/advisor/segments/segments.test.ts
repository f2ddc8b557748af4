import test from 'ava';
import fc from 'fast-check';
import { seededRandom } from '../../../src/advisor/random.ts';
import { chooseSegmentCount } from '../../../src/advisor/segments/choose-segment-count.ts';
import { encodeAll, fitFeatures } from '../../../src/advisor/segments/features.ts';
import { segmentStability } from '../../../src/advisor/segments/segment-stability.ts';
import { clusterInto, supportedSegments } from '../../../src/advisor/segments/segments.ts';
import { nearly, scikitLearn } from '../../helpers/references/scikit-learn.ts';
import { clientsOfThreeKinds } from '../../helpers/samples/kinds-of-investor.ts';

const encodedClients = (clients: number) => {
  const columns = clientsOfThreeKinds(clients);
  return encodeAll(fitFeatures(columns), columns);
};

test('clients of three kinds fall into their three kinds', (t) => {
  const { values, width } = encodedClients(90);
  const { assignments } = clusterInto(values, width, 3, seededRandom(1));
  for (let row = 3; row < 90; row++) t.is(assignments[row], assignments[row % 3]);
  t.is(new Set(assignments).size, 3);
});

test('the best of ten starts is no worse than scikit-learn from a given one', (t) => {
  for (const { name, points, start, inertia } of scikitLearn.kmeans) {
    const run = clusterInto(Float64Array.from(points.flat()), points[0]?.length ?? 0, start.length, seededRandom(5));
    t.true(run.inertia <= inertia * (1 + 1e-9), `${name}: ${run.inertia}`);
  }
});

test('the same points and seed give the same segments, in canonical order', (t) => {
  const points = scikitLearn.kmeans[1]?.points ?? [];
  const values = Float64Array.from(points.flat());
  const once = clusterInto(values, 7, 5, seededRandom(9));
  t.deepEqual(clusterInto(values, 7, 5, seededRandom(9)), once);
  const sizes = [0, 1, 2, 3, 4].map((cluster) => once.assignments.filter((own) => own === cluster).length);
  t.deepEqual(
    sizes,
    sizes.slice().sort((left, right) => right - left),
  );
});

test('another seed names the same segments the same way where there is one best answer', (t) => {
  const { values, width } = encodedClients(91);
  const first = clusterInto(values, width, 3, seededRandom(1));
  for (const seed of [2, 3, 4]) t.deepEqual(clusterInto(values, width, 3, seededRandom(seed)).assignments, first.assignments);
});

test('a start sample smaller than the book still ends at an optimum of the whole book', (t) => {
  const { values, width } = encodedClients(300);
  const whole = clusterInto(values, width, 3, seededRandom(1));
  const sampled = clusterInto(values, width, 3, seededRandom(1), { startSample: 10 });
  t.true(nearly(sampled.inertia, whole.inertia));
});

test('a small book carries fewer segments: five clients each on average, and no more than different points', (t) => {
  const line = (n: number) => Float64Array.from({ length: n }, (_, place) => place);
  t.is(supportedSegments(line(1), 1, 5), 1);
  t.is(supportedSegments(line(9), 1, 5), 1);
  t.is(supportedSegments(line(12), 1, 5), 2);
  t.is(supportedSegments(line(25), 1, 5), 5);
  t.is(supportedSegments(line(1000), 1, 5), 5);
  t.is(supportedSegments(new Float64Array(100), 1, 5), 1);
  t.is(
    supportedSegments(
      Float64Array.from({ length: 100 }, (_, place) => place % 3),
      1,
      5,
    ),
    3,
  );
});

test('every segment is inhabited, however the points repeat', (t) => {
  const points = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 80 });
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 10 }), fc.nat(), (numbers, wanted, seed) => {
      const values = Float64Array.from(numbers);
      const k = supportedSegments(values, 1, wanted);
      const run = clusterInto(values, 1, k, seededRandom(seed));
      t.is(run.centroids.length, k);
      t.is(new Set(run.assignments).size, k);
      t.true(run.centroids.every(Number.isFinite));
    }),
  );
});

const features = { numeric: [], categorical: [] };
const countOf = (values: Float64Array, width: number) =>
  chooseSegmentCount(values, width, seededRandom(1), { features, foresight: null }).count;

test('without purchases to foresee, the number of segments is chosen by silhouette, from three up, and less on a book that carries less', (t) => {
  const { values, width } = encodedClients(120);
  t.is(countOf(values, width), 3);
  const five = Float64Array.from({ length: 200 }, (_, place) => 100 * (place % 5) + place / 200);
  t.is(countOf(five, 1), 5);
  t.is(countOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 1), 2);
  t.is(countOf(new Float64Array(50), 1), 1);
});

test('segments that lie far apart are found again with certainty; ones cut out of noise are not', (t) => {
  const { values, width } = encodedClients(150);
  const apart = clusterInto(values, width, 3, seededRandom(1));
  for (const confidence of segmentStability(values, width, apart.assignments, 3, seededRandom(2))) t.is(confidence, 1);

  const random = seededRandom(3);
  const noise = Float64Array.from({ length: 300 * 4 }, () => random());
  const cut = clusterInto(noise, 4, 5, random);
  const confidences = segmentStability(noise, 4, cut.assignments, 5, random);
  t.is(confidences.length, 5);
  for (const confidence of confidences) t.true(confidence !== null && confidence >= 0 && confidence < 0.7, String(confidence));
});

test('confidence repeats by seed, and is null where there is too little to say', (t) => {
  const { values, width } = encodedClients(60);
  const { assignments } = clusterInto(values, width, 3, seededRandom(1));
  const confidence = (seed: number) => segmentStability(values, width, assignments, 3, seededRandom(seed));
  t.deepEqual(confidence(4), confidence(4));
  t.deepEqual(segmentStability(values, width, new Int32Array(60), 1, seededRandom(1)), [null]);
  t.deepEqual(segmentStability(values.subarray(0, 19 * width), width, assignments.slice(0, 19), 3, seededRandom(1)), [null, null, null]);
});
