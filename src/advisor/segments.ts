import { kmeans } from 'ml-kmeans';
import { adjustedRandIndex } from './adjusted-rand-index.ts';
import { compareRows, distinctRows, rowsOf, takeRows } from './flat-rows.ts';
import { type Clustering, lloyd } from './kmeans.ts';
import { type Random, randomBelow, sampleWithoutReplacement } from './random.ts';

const MAX_ITERATIONS = 300;
/** Fewer clients than this a segment, on average, say nothing; K is lowered until there are as many. */
const CLIENTS_A_SEGMENT = 5;
/** Two starts whose clusters of a sample agree this much (adjusted Rand index) have found the same optimum. */
const SAME_OPTIMUM = 0.95;

export interface ClusterOptions {
  /** k-means++ starts; default 10. */
  readonly starts?: number;
  /** Points that the starts are drawn from; default 4,096. */
  readonly startSample?: number;
  /** Called with the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** The number of segments that a book can carry: at most as many as it has different points, and five clients each on average. */
export const supportedSegments = (values: Float64Array, width: number, wanted: number): number => {
  const carried = Math.max(1, Math.min(wanted, Math.floor(values.length / width / CLIENTS_A_SEGMENT)));
  return distinctRows(values, width, carried).length / width;
};

/**
 * The best of several k-means runs: k-means++ starts (Arthur & Vassilvitskii 2007, by ml-kmeans) settle on a sample of the points, then on
 * samples sixteen times as large, and every different optimum found there is finished by Lloyd over all points; the least inertia wins.
 * Clusters come in canonical order, most points first, equal sizes by coordinates, so the same points and seed give the same numbers.
 * @param values n × width, row major, finite
 * @param k at most `supportedSegments`
 */
export const clusterInto = (values: Float64Array, width: number, k: number, random: Random, options: ClusterOptions = {}): Clustering => {
  const { starts = 10, startSample = 4096, onProgress = () => {} } = options;
  const n = values.length / width;
  const sampleOf = (size: number): Float64Array => takeRows(values, width, sampleWithoutReplacement(n, size, random));
  let sample = sampleOf(startSample);
  let candidates = drawStarts(sample, width, k, starts, random) ?? [distinctRows(values, width, k)];
  for (let size = startSample; size < n; size *= 16) {
    if (size > startSample) sample = sampleOf(size);
    candidates = differentOptima(sample, width, candidates);
  }
  let best: Clustering | undefined;
  candidates.forEach((start, place) => {
    const run = lloyd(values, width, start, MAX_ITERATIONS);
    if (!best || run.inertia < best.inertia) best = run;
    onProgress((place + 1) / candidates.length);
  });
  return inCanonicalOrder(best as Clustering, width);
};

/** k-means++ start centroids; null where there are too few different points to start from. */
const drawStarts = (points: Float64Array, width: number, k: number, starts: number, random: Random): Float64Array[] | null => {
  // With no more points than centroids, or identical ones, ml-kmeans throws or divides by zero.
  if (k === 1 || distinctRows(points, width, k + 1).length <= k * width) return null;
  const rows = rowsOf(points, width);
  return Array.from({ length: starts }, () => {
    const seed = randomBelow(0x7fff_ffff, random);
    return Float64Array.from(kmeans(rows, k, { seed, initialization: 'kmeans++', maxIterations: 1 }).centroids.flat());
  });
};

/** The different optima that Lloyd reaches from several starts, the better one of two that cluster nearly the same. */
const differentOptima = (points: Float64Array, width: number, starts: readonly Float64Array[]): Float64Array[] => {
  const found: Clustering[] = [];
  for (const start of starts) {
    const settled = lloyd(points, width, start, MAX_ITERATIONS);
    const twin = found.findIndex((other) => adjustedRandIndex(other.assignments, settled.assignments) > SAME_OPTIMUM);
    if (twin < 0) found.push(settled);
    else if (settled.inertia < (found[twin] as Clustering).inertia) found[twin] = settled;
  }
  return found.map(({ centroids }) => centroids);
};

/** Clusters by size, the largest first; one that no point is in is left out. */
const inCanonicalOrder = (clustering: Clustering, width: number): Clustering => {
  const k = clustering.centroids.length / width;
  const sizes = new Array<number>(k).fill(0);
  for (const cluster of clustering.assignments) sizes[cluster] = (sizes[cluster] as number) + 1;
  const centroid = (cluster: number): Float64Array => clustering.centroids.subarray(cluster * width, (cluster + 1) * width);
  const order = [...sizes.keys()]
    .filter((cluster) => (sizes[cluster] as number) > 0)
    .sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || compareRows(centroid(a), centroid(b)));
  const places = new Int32Array(k);
  order.forEach((cluster, place) => {
    places[cluster] = place;
  });
  return {
    ...clustering,
    centroids: takeRows(clustering.centroids, width, Int32Array.from(order)),
    assignments: clustering.assignments.map((cluster) => places[cluster] as number),
  };
};
