import { kmeans } from 'ml-kmeans';
import { adjustedRandIndex } from '../adjusted-rand-index.ts';
import { type Random, randomBelow, sampleWithoutReplacement } from '../random.ts';
import { fewestClients } from './fewest-clients.ts';
import { compareRows, distinctRows, rowsOf, takeRows } from './flat-rows.ts';
import { type Clustering, lloyd } from './kmeans.ts';

const MAX_ITERATIONS = 300;
/** Starts with clusters that agree this much (adjusted Rand index) have found the same optimum. */
const SAME_OPTIMUM = 0.95;
/** The clusters from before stay unless others have so many times less inertia. */
const CLEARLY_BETTER = 1.02;

export interface ClusterOptions {
  /** k-means++ starts; default 10, up to 40 for few points. */
  readonly starts?: number;
  /** Points the starts are drawn from; default 4,096. */
  readonly startSample?: number;
  /** The share of the points that a cluster should have at least; default 0. */
  readonly smallestShare?: number;
  /** Centroids from before, k × width: their optimum is kept unless another is clearly better. */
  readonly before?: Float64Array | null;
  /** Called with the share that's done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** The most segments a book supports: one per distinct point, on average as large as a segment has to be. */
export const supportedSegments = (values: Float64Array, width: number, wanted: number): number => {
  const clients = values.length / width;
  const carried = Math.max(1, Math.min(wanted, Math.floor(clients / fewestClients(clients))));
  return distinctRows(values, width, carried).length / width;
};

/**
 * The best of several k-means runs. k-means++ starts (Arthur & Vassilvitskii 2007, from ml-kmeans) converge on a sample of the points, then
 * on samples sixteen times as large; every distinct optimum then runs over all points. The least inertia wins, among those whose clusters
 * are all large enough if there are any. Clusters are in canonical order (most points first, equal sizes by coordinates), so the same points
 * and seed give the same numbers.
 * @param values n × width, row major, finite
 * @param k at most `supportedSegments`
 */
export const clusterInto = (values: Float64Array, width: number, k: number, random: Random, options: ClusterOptions = {}): Clustering => {
  const n = values.length / width;
  const { starts = startsFor(n), startSample = 4096, smallestShare = 0, before = null, onProgress = () => {} } = options;
  const sampleOf = (size: number): Float64Array => takeRows(values, width, sampleWithoutReplacement(n, size, random));
  let sample = sampleOf(startSample);
  let candidates = drawStarts(sample, width, k, starts, random) ?? [distinctRows(values, width, k)];
  for (let size = startSample; size < n; size *= 16) {
    if (size > startSample) sample = sampleOf(size);
    candidates = differentOptima(sample, width, candidates, smallestShare);
  }
  const runs = candidates.map((start, place) => {
    const run = lloyd(values, width, start, MAX_ITERATIONS);
    onProgress((place + 1) / candidates.length);
    return run;
  });
  const best = runs.reduce((one, other) => (isBetter(other, one, smallestShare) ? other : one));
  return inCanonicalOrder((before && stillGood(lloyd(values, width, before, MAX_ITERATIONS), best, smallestShare)) || best, width);
};

/** The clusters that continue those from before, unless others are clearly better: among near-equal ones, a single client would tip the balance. */
const stillGood = (continued: Clustering, best: Clustering, smallestShare: number): Clustering | null => {
  const isGood = hasLargeClusters(continued, smallestShare) && continued.inertia <= CLEARLY_BETTER * best.inertia;
  // The same clusters reached from elsewhere differ in the last digits, so the same book would give another document.
  return isGood && adjustedRandIndex(continued.assignments, best.assignments) < 1 - 1e-12 ? continued : null;
};

/**
 * Starts for n points. Among few points, many optima are nearly as good as the best one. If it's found every time, a single changed cell of the
 * book doesn't swap it for another.
 */
const startsFor = (n: number): number => Math.min(40, Math.max(10, Math.ceil(40_000 / n)));

/** k-means++ start centroids; null if there are too few distinct points. */
const drawStarts = (points: Float64Array, width: number, k: number, starts: number, random: Random): Float64Array[] | null => {
  // With no more points than centroids, or identical ones, ml-kmeans throws or divides by zero.
  if (k === 1 || distinctRows(points, width, k + 1).length <= k * width) return null;
  const rows = rowsOf(points, width);
  return Array.from({ length: starts }, () => {
    const seed = randomBelow(0x7fff_ffff, random);
    return Float64Array.from(kmeans(rows, k, { seed, initialization: 'kmeans++', maxIterations: 1 }).centroids.flat());
  });
};

/** Whether a clustering has large enough clusters and the other doesn't, or, where they're alike in that, less inertia. */
const isBetter = (one: Clustering, other: Clustering, smallestShare: number): boolean => {
  const isLarge = hasLargeClusters(one, smallestShare);
  return isLarge === hasLargeClusters(other, smallestShare) ? one.inertia < other.inertia : isLarge;
};

const hasLargeClusters = ({ assignments }: Clustering, smallestShare: number): boolean =>
  smallestSize(assignments) >= smallestShare * assignments.length;

/** The number of points in the smallest cluster that has any. */
export const smallestSize = (assignments: Int32Array): number => {
  const sizes = new Map<number, number>();
  for (const cluster of assignments) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return Math.min(...sizes.values());
};

/** The distinct optima Lloyd's algorithm reaches from the starts; of two nearly equal ones, the better. */
const differentOptima = (points: Float64Array, width: number, starts: readonly Float64Array[], smallestShare: number): Float64Array[] => {
  const found: Clustering[] = [];
  for (const start of starts) {
    const settled = lloyd(points, width, start, MAX_ITERATIONS);
    const twin = found.findIndex((other) => adjustedRandIndex(other.assignments, settled.assignments) > SAME_OPTIMUM);
    if (twin < 0) found.push(settled);
    else if (isBetter(settled, found[twin], smallestShare)) found[twin] = settled;
  }
  return found.map(({ centroids }) => centroids);
};

/** Clusters by size, largest first, without empty ones. */
const inCanonicalOrder = (clustering: Clustering, width: number): Clustering => {
  const k = clustering.centroids.length / width;
  const sizes = new Array<number>(k).fill(0);
  for (const cluster of clustering.assignments) sizes[cluster] += 1;
  const centroid = (cluster: number): Float64Array => clustering.centroids.subarray(cluster * width, (cluster + 1) * width);
  const order = [...sizes.keys()]
    .filter((cluster) => sizes[cluster] > 0)
    .sort((a, b) => sizes[b] - sizes[a] || compareRows(centroid(a), centroid(b)));
  const places = new Int32Array(k);
  order.forEach((cluster, place) => {
    places[cluster] = place;
  });
  return {
    ...clustering,
    centroids: takeRows(clustering.centroids, width, Int32Array.from(order)),
    assignments: clustering.assignments.map((cluster) => places[cluster]),
  };
};
