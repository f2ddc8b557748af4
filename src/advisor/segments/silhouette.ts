import { squaredDistance } from './nearest-centroid.ts';

/**
 * Mean silhouette (Rousseeuw 1987) of a sample of points: (b − a) / max(a, b), where a is a point's mean distance to the others in its
 * cluster and b the least mean distance to another cluster, all within the sample. A point alone in its cluster counts 0.
 * Time: O(sample²).
 * @param values n × width, row major
 * @param assignments cluster of each of the n points, 0 to k − 1
 * @param sample the rows in the sample
 * @returns −1 to 1; null if the sample has fewer than two clusters
 */
export const silhouette = (
  values: Float64Array,
  width: number,
  assignments: ArrayLike<number>,
  k: number,
  sample: ArrayLike<number>,
): number | null => {
  const m = sample.length;
  const clusterOf = Int32Array.from({ length: m }, (_, i) => assignments[sample[i]]);
  const sizes = new Float64Array(k);
  for (const cluster of clusterOf) sizes[cluster] += 1;
  if (sizes.filter((size) => size > 0).length < 2) return null;

  // m × k: the sum of each point's distances to the points of each cluster.
  const sums = new Float64Array(m * k);
  for (let i = 0; i < m; i++) {
    for (let j = i + 1; j < m; j++) {
      const distance = Math.sqrt(squaredDistance(values, sample[i] * width, values, sample[j] * width, width));
      const fromI = i * k + clusterOf[j];
      const fromJ = j * k + clusterOf[i];
      sums[fromI] += distance;
      sums[fromJ] += distance;
    }
  }
  let total = 0;
  for (let i = 0; i < m; i++) total += silhouetteOfPoint(sums.subarray(i * k, (i + 1) * k), sizes, clusterOf[i]);
  return total / m;
};

const silhouetteOfPoint = (sums: Float64Array, sizes: Float64Array, own: number): number => {
  const others = sizes[own] - 1;
  if (others === 0) return 0;
  const within = sums[own] / others;
  let nearest = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < sums.length; cluster++) {
    const size = sizes[cluster];
    if (cluster !== own && size > 0) nearest = Math.min(nearest, sums[cluster] / size);
  }
  const larger = Math.max(within, nearest);
  return larger === 0 ? 0 : (nearest - within) / larger;
};
