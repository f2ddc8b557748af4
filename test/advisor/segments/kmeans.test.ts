import test from 'ava';
import fc from 'fast-check';
import { seededRandom } from '../../../src/advisor/random.ts';
import { lloyd } from '../../../src/advisor/segments/kmeans.ts';
import { squaredDistance } from '../../../src/advisor/segments/nearest-centroid.ts';
import { nearly, scikitLearn } from '../../helpers/references/scikit-learn.ts';

const flat = (rows: readonly number[][]): Float64Array => Float64Array.from(rows.flat());

for (const { name, points, start, centroids, labels, inertia } of scikitLearn.kmeans) {
  test(`from a fixed start it ends where scikit-learn does: ${name}`, (t) => {
    const result = lloyd(flat(points), points[0]?.length ?? 0, flat(start), 300);
    t.deepEqual([...result.assignments], labels);
    t.true(nearly(result.inertia, inertia), `${result.inertia} is not ${inertia}`);
    centroids.flat().forEach((value, cell) => {
      t.true(nearly(result.centroids[cell], value), `cell ${cell}: ${result.centroids[cell]} is not ${value}`);
    });
  });
}

/** The textbook version of Lloyd's algorithm, without bounds; null if a cluster becomes empty. */
const plainLloyd = (values: Float64Array, width: number, start: Float64Array): { assignments: number[]; moves: number } | null => {
  const k = start.length / width;
  const centroids = start.slice();
  const nearestOf = (point: number): number => {
    const distances = Array.from({ length: k }, (_, cluster) => squaredDistance(values, point * width, centroids, cluster * width, width));
    return distances.indexOf(Math.min(...distances));
  };
  let assignments = Array.from({ length: values.length / width }, (_, point) => nearestOf(point));
  for (let moves = 1; ; moves++) {
    for (let cluster = 0; cluster < k; cluster++) {
      const members = assignments.flatMap((own, point) => (own === cluster ? [point] : []));
      if (members.length === 0) return null;
      for (let column = 0; column < width; column++) {
        centroids[cluster * width + column] =
          members.reduce((sum, point) => sum + (values[point * width + column] ?? 0), 0) / members.length;
      }
    }
    const next = assignments.map((_, point) => nearestOf(point));
    if (next.every((own, point) => own === assignments[point])) return { assignments, moves };
    assignments = next;
  }
};

/** Uniform draws, because fast-check prefers values on exact borders, where the last bit of a mean decides. */
const clouds = fc
  .record({ n: fc.integer({ min: 6, max: 80 }), width: fc.integer({ min: 1, max: 6 }), k: fc.integer({ min: 1, max: 6 }), seed: fc.nat() })
  .map(({ n, width, k, seed }) => ({ width, k, values: Float64Array.from({ length: n * width }, seededRandom(seed)) }));

test('bounds spare work and change nothing: the same clusters as the plain algorithm', (t) => {
  fc.assert(
    fc.property(clouds, ({ width, k, values }) => {
      const start = values.slice(0, k * width);
      const plain = plainLloyd(values, width, start);
      fc.pre(plain !== null);
      const result = lloyd(values, width, start, 1000);
      t.deepEqual([...result.assignments], plain?.assignments);
      t.is(result.iterations, plain?.moves);
    }),
    { numRuns: 300 },
  );
});

test('every point is with its nearest centroid, every centroid is the mean of its points, and inertia is what it says', (t) => {
  fc.assert(
    fc.property(clouds, ({ width, k, values }) => {
      const { centroids, assignments, inertia } = lloyd(values, width, values.slice(0, k * width), 1000);
      let sum = 0;
      assignments.forEach((own, point) => {
        const distances = Array.from({ length: k }, (_, cluster) =>
          squaredDistance(values, point * width, centroids, cluster * width, width),
        );
        t.true((distances[own] ?? 0) <= Math.min(...distances) + 1e-9);
        sum += distances[own] ?? 0;
      });
      t.true(nearly(inertia, sum));
      for (let cluster = 0; cluster < k; cluster++) {
        const members = [...assignments.keys()].filter((point) => assignments[point] === cluster);
        for (let column = 0; column < width && members.length > 0; column++) {
          const mean = members.reduce((total, point) => total + (values[point * width + column] ?? 0), 0) / members.length;
          t.true(Math.abs((centroids[cluster * width + column] ?? 0) - mean) < 1e-9);
        }
      }
    }),
  );
});

test('a start that leaves clusters empty still ends with all of them inhabited', (t) => {
  const values = Float64Array.from([0, 1, 2, 10, 11, 12, 50]);
  const { assignments, inertia } = lloyd(values, 1, Float64Array.from([0, 1000, 2000]), 300);
  t.is(new Set(assignments).size, 3);
  // By hand: {0, 1, 2}, {10, 11, 12}, {50} is 2 + 2 + 0.
  t.is(inertia, 4);
});

test('different points inhabit every cluster, however the start lies', (t) => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -100, max: 100 }), { minLength: 6, maxLength: 30 }),
      fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 1, maxLength: 6 }),
      (points, start) => {
        t.is(new Set(lloyd(Float64Array.from(points), 1, Float64Array.from(start), 300).assignments).size, start.length);
      },
    ),
  );
});

test('identical points and clusters of one point do no harm', (t) => {
  const same = lloyd(new Float64Array(12).fill(3), 2, Float64Array.from([3, 3, 3, 3]), 50);
  t.true(same.centroids.every(Number.isFinite));
  t.is(same.inertia, 0);
  const single = lloyd(Float64Array.from([1, 5, 9]), 1, Float64Array.from([1, 5, 9]), 50);
  t.deepEqual([...single.assignments], [0, 1, 2]);
});

test('it stops after as many moves as it may make, with every point at its nearest centroid', (t) => {
  const [example] = scikitLearn.kmeans.slice(1);
  const values = flat([...(example?.points ?? [])]);
  const result = lloyd(values, 7, flat([...(example?.start ?? [])]), 2);
  t.is(result.iterations, 2);
  t.true(result.inertia > (example?.inertia ?? 0));
});

test('the start is left alone', (t) => {
  const start = Float64Array.from([0, 5]);
  lloyd(Float64Array.from([1, 2, 8, 9]), 1, start, 10);
  t.deepEqual([...start], [0, 5]);
});

test('sizes that do not fit are refused', (t) => {
  t.throws(() => lloyd(new Float64Array(5), 2, new Float64Array(2), 1), { instanceOf: RangeError });
  t.throws(() => lloyd(new Float64Array(4), 2, new Float64Array(0), 1), { instanceOf: RangeError });
  t.throws(() => lloyd(new Float64Array(4), 2, new Float64Array(6), 1), { instanceOf: RangeError, message: /2 points can’t inhabit 3/ });
});
