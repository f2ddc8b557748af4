import test from 'ava';
import { silhouette } from '../../../src/advisor/segments/silhouette.ts';
import { nearly, scikitLearn } from '../../helpers/references/scikit-learn.ts';

const everyRow = (n: number): number[] => Array.from({ length: n }, (_, row) => row);

for (const { name, points, labels, start, silhouette: expected } of scikitLearn.kmeans) {
  test(`it is scikit-learn's: ${name}`, (t) => {
    const values = Float64Array.from(points.flat());
    t.true(nearly(silhouette(values, points[0]?.length ?? 0, labels, start.length, everyRow(points.length)) ?? undefined, expected));
  });
}

test("it is scikit-learn's with a cluster of one point, and on a sample", (t) => {
  const { points, labels, all, sample, ofSample } = scikitLearn.silhouette;
  const values = Float64Array.from(points.flat());
  t.true(nearly(silhouette(values, 5, labels, 4, everyRow(points.length)) ?? undefined, all));
  t.true(nearly(silhouette(values, 5, labels, 4, sample) ?? undefined, ofSample));
});

test('fewer than two clusters in the sample have no silhouette', (t) => {
  t.is(silhouette(Float64Array.of(1, 2, 3), 1, [0, 0, 0], 1, [0, 1, 2]), null);
  t.is(silhouette(Float64Array.of(1, 2, 3), 1, [0, 0, 1], 2, [0, 1]), null);
  t.is(silhouette(new Float64Array(0), 1, [], 2, []), null);
});

test('points that all lie together have a silhouette of 0', (t) => {
  t.is(silhouette(Float64Array.of(1, 1, 1, 1), 1, [0, 0, 1, 1], 2, [0, 1, 2, 3]), 0);
});
