/** Assigning points to centroids. Points are n × width, centroids k × width, both row major. */

/** The points' nearest centroids after a pass over all centroids: n entries each. */
export interface Placement {
  /** The nearest centroid; the first of equally near ones. -1 before the first pass. */
  readonly assignments: Int32Array;
  /** Squared distance to it. */
  readonly nearest: Float64Array;
  /** Squared distance to the second nearest centroid; infinite if there's only one. */
  readonly second: Float64Array;
}

export const emptyPlacement = (points: number): Placement => ({
  assignments: new Int32Array(points).fill(-1),
  nearest: new Float64Array(points),
  second: new Float64Array(points),
});

/** Squared Euclidean distance between the row at `at` of one flat array and the row at `from` of another. */
export const squaredDistance = (values: Float64Array, at: number, centroids: Float64Array, from: number, width: number): number => {
  const unrolled = width - (width % 4);
  let sum = 0;
  let column = 0;
  // Four differences per step: otherwise half the time is the loop's own cost.
  for (; column < unrolled; column += 4) {
    const a = values[at + column] - centroids[from + column];
    const b = values[at + column + 1] - centroids[from + column + 1];
    const c = values[at + column + 2] - centroids[from + column + 2];
    const d = values[at + column + 3] - centroids[from + column + 3];
    sum += a * a + b * b + (c * c + d * d);
  }
  for (; column < width; column++) {
    const a = values[at + column] - centroids[from + column];
    sum += a * a;
  }
  return sum;
};

/** Finds a point's nearest and second nearest centroid and writes them into the placement. */
export const placePoint = (values: Float64Array, width: number, centroids: Float64Array, placement: Placement, point: number): void => {
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let centroid = 0, from = 0; from < centroids.length; centroid++, from += width) {
    const distance = squaredDistance(values, point * width, centroids, from, width);
    if (distance < least) {
      second = least;
      least = distance;
      nearest = centroid;
    } else if (distance < second) second = distance;
  }
  placement.assignments[point] = nearest;
  placement.nearest[point] = least;
  placement.second[point] = second;
};

/** Places every point. @returns how many points changed their centroid */
export const placeAll = (values: Float64Array, width: number, centroids: Float64Array, placement: Placement): number => {
  const { assignments } = placement;
  let changed = 0;
  for (let point = 0; point < assignments.length; point++) {
    const before = assignments[point];
    placePoint(values, width, centroids, placement, point);
    if (assignments[point] !== before) changed++;
  }
  return changed;
};
