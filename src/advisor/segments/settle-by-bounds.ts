import { type Placement, placePoint, squaredDistance } from './nearest-centroid.ts';

/**
 * Moves the centroids to the means of their points and places the points again, until no point changes, a cluster becomes empty (the caller
 * repairs that), or the centroids have moved `maxMoves` times. Only points that may have changed are checked (Hamerly 2010, "Making k-means
 * even faster"): each point has an upper bound on the distance to its own centroid and a lower bound on the distance to any other, widened
 * by how far the centroids moved. A point stays while the bounds don't cross, or while it's nearer to its centroid than half the way to the
 * next.
 *
 * Changes centroids and placement in place. Every cluster must have a point.
 * @returns how often the centroids moved
 */
export const settleByBounds = (
  values: Float64Array,
  width: number,
  centroids: Float64Array,
  placement: Placement,
  maxMoves: number,
): number => {
  const { assignments } = placement;
  const upper = placement.nearest.map(Math.sqrt);
  const lower = placement.second.map(Math.sqrt);
  const { sums, counts } = sumByCluster(values, width, centroids.length / width, assignments);
  let moves = 0;
  let changed = 1;
  while (changed > 0 && moves < maxMoves && !counts.includes(0)) {
    const moved = moveToMeans(centroids, width, sums, counts);
    const othersMoved = largestMoveOfOthers(moved);
    moves++;
    changed = 0;
    const halfWay = halfDistanceToNext(centroids, width);
    for (let point = 0; point < assignments.length; point++) {
      const own = assignments[point];
      upper[point] += moved[own];
      lower[point] -= othersMoved[own];
      const safe = Math.max(lower[point], halfWay[own]);
      if (upper[point] < safe) continue;
      upper[point] = Math.sqrt(squaredDistance(values, point * width, centroids, own * width, width));
      if (upper[point] < safe) continue;
      placePoint(values, width, centroids, placement, point);
      upper[point] = Math.sqrt(placement.nearest[point]);
      lower[point] = Math.sqrt(placement.second[point]);
      const now = assignments[point];
      if (now === own) continue;
      changed++;
      movePoint(values, width, point, own, now, sums, counts);
    }
  }
  return moves;
};

const sumByCluster = (
  values: Float64Array,
  width: number,
  k: number,
  assignments: Int32Array,
): { readonly sums: Float64Array; readonly counts: Float64Array } => {
  const sums = new Float64Array(k * width);
  const counts = new Float64Array(k);
  for (let point = 0, at = 0; point < assignments.length; point++) {
    const cluster = assignments[point];
    counts[cluster] += 1;
    for (let cell = cluster * width, end = cell + width; cell < end; cell++) {
      sums[cell] += values[at++];
    }
  }
  return { sums, counts };
};

const movePoint = (
  values: Float64Array,
  width: number,
  point: number,
  from: number,
  to: number,
  sums: Float64Array,
  counts: Float64Array,
): void => {
  for (let column = 0; column < width; column++) {
    const value = values[point * width + column];
    sums[from * width + column] -= value;
    sums[to * width + column] += value;
  }
  counts[from] -= 1;
  counts[to] += 1;
};

/** @returns how far each centroid moved */
const moveToMeans = (centroids: Float64Array, width: number, sums: Float64Array, counts: Float64Array): Float64Array =>
  counts.map((count, cluster) => {
    let squares = 0;
    for (let cell = cluster * width, end = cell + width; cell < end; cell++) {
      const mean = sums[cell] / count;
      squares += (mean - centroids[cell]) ** 2;
      centroids[cell] = mean;
    }
    return Math.sqrt(squares);
  });

/** For each centroid, the largest move of any other. */
const largestMoveOfOthers = (moved: Float64Array): Float64Array =>
  moved.map((_, own) => moved.reduce((largest, move, other) => (other === own ? largest : Math.max(largest, move)), 0));

/** Half the distance from each centroid to its nearest neighbour: a point nearer than that has no nearer centroid. */
const halfDistanceToNext = (centroids: Float64Array, width: number): Float64Array => {
  const k = centroids.length / width;
  const half = new Float64Array(k).fill(Number.POSITIVE_INFINITY);
  for (let a = 0; a < k; a++) {
    for (let b = a + 1; b < k; b++) {
      const distance = Math.sqrt(squaredDistance(centroids, a * width, centroids, b * width, width)) / 2;
      half[a] = Math.min(half[a], distance);
      half[b] = Math.min(half[b], distance);
    }
  }
  return half;
};
