import { emptyPlacement, type Placement, placeAll } from './nearest-centroid.ts';
import { settleByBounds } from './settle-by-bounds.ts';

/** The result of k-means over n points: centroids are k × width, row major. */
export interface Clustering {
  readonly centroids: Float64Array;
  /** The nearest centroid of each point; the first of equally near ones. */
  readonly assignments: Int32Array;
  /** Sum of squared distances to the nearest centroid. */
  readonly inertia: number;
  /** How often the centroids moved. */
  readonly iterations: number;
}

/**
 * Lloyd's algorithm (Lloyd 1982) from the given start centroids, until no point changes its cluster or the centroids have moved
 * `maxIterations` times. A cluster that loses its last point gets the point farthest from its own centroid. Between full passes, distance
 * bounds skip points that can't change (Hamerly 2010): the same clusters in less time.
 * @param values n × width, row major, finite
 * @param start k × width, row major
 * @throws RangeError if the sizes don't fit, or if there are fewer points than centroids
 */
export const lloyd = (values: Float64Array, width: number, start: Float64Array, maxIterations: number): Clustering => {
  const n = values.length / width;
  const k = start.length / width;
  if (!Number.isInteger(n) || !Number.isInteger(k) || k < 1)
    throw new RangeError('Points and centroids are whole rows, one centroid at least');
  if (n < k) throw new RangeError(`${n} points can’t inhabit ${k} clusters`);
  const centroids = start.slice();
  const placement = emptyPlacement(n);
  let iterations = 0;
  let settled = placeAll(values, width, centroids, placement) === 0;
  while (!settled && iterations < maxIterations) {
    inhabitEmptyClusters(k, placement);
    iterations += settleByBounds(values, width, centroids, placement, maxIterations - iterations);
    settled = placeAll(values, width, centroids, placement) === 0 && !countsOf(k, placement.assignments).includes(0);
  }
  let inertia = 0;
  for (const distance of placement.nearest) inertia += distance;
  return { centroids, assignments: placement.assignments, inertia, iterations };
};

/** Gives every empty cluster the point farthest from its centroid, never the last point of another cluster. */
const inhabitEmptyClusters = (k: number, { assignments, nearest, second }: Placement): void => {
  const counts = countsOf(k, assignments);
  for (let empty = 0; empty < k; empty++) {
    if (counts[empty] !== 0) continue;
    let farthest = -1;
    for (let point = 0; point < assignments.length; point++) {
      if (counts[assignments[point]] < 2) continue;
      if (farthest < 0 || nearest[point] > nearest[farthest]) farthest = point;
    }
    const donor = assignments[farthest];
    counts[donor] -= 1;
    counts[empty] = 1;
    assignments[farthest] = empty;
    // Its distances were to the old centroids, so its bounds must exclude nothing.
    nearest[farthest] = Number.POSITIVE_INFINITY;
    second[farthest] = 0;
  }
};

/** Points in each of k clusters. */
const countsOf = (k: number, assignments: Int32Array): Float64Array => {
  const counts = new Float64Array(k);
  for (const cluster of assignments) counts[cluster] += 1;
  return counts;
};
