/** Assigning points to centroids. Points are n × width, centroids k × width, both row major. */

/** What is known of every point after a pass over all centroids: n entries each. */
export interface Placement {
  /** The nearest centroid; the first one where several are equally near. -1 before the first pass. */
  readonly assignments: Int32Array;
  /** Squared distance to it. */
  readonly nearest: Float64Array;
  /** Squared distance to the second nearest centroid; infinite where there is only one. */
  readonly second: Float64Array;
}

export const emptyPlacement = (points: number): Placement => ({
  assignments: new Int32Array(points).fill(-1),
  nearest: new Float64Array(points),
  second: new Float64Array(points),
});

/** Squared Euclidean distance between a row of one flat array and a row of another; `at` and `from` are where the rows begin. */
export const squaredDistance = (values: Float64Array, at: number, centroids: Float64Array, from: number, width: number): number => {
  const unrolled = width - (width % 4);
  let sum = 0;
  let column = 0;
  // Four differences a step: the loop's own cost would otherwise be half of the time.
  for (; column < unrolled; column += 4) {
    const a = (values[at + column] as number) - (centroids[from + column] as number);
    const b = (values[at + column + 1] as number) - (centroids[from + column + 1] as number);
    const c = (values[at + column + 2] as number) - (centroids[from + column + 2] as number);
    const d = (values[at + column + 3] as number) - (centroids[from + column + 3] as number);
    sum += a * a + b * b + (c * c + d * d);
  }
  for (; column < width; column++) {
    const a = (values[at + column] as number) - (centroids[from + column] as number);
    sum += a * a;
  }
  return sum;
};

/** Finds one point's nearest and second nearest centroid and writes them to its place. */
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

/**
 * Places every point anew.
 * @returns how many points changed their centroid
 */
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
