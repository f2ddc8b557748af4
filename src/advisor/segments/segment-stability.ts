import { adjustedRandOfCounts } from '../adjusted-rand-index.ts';
import { type Random, randomBelow, sampleWithoutReplacement } from '../random.ts';
import { takeRows } from './flat-rows.ts';
import { emptyPlacement, placeAll } from './nearest-centroid.ts';
import { clusterInto, supportedSegments } from './segments.ts';

const REFITS = 20;
const SAMPLE = 2000;
/** With fewer clients, a refit says more about the draw than about the segment. */
const FEWEST_CLIENTS = 20;

/**
 * How reliably each segment is found again, from 0 to 1 (clusterwise stability by bootstrap, Hennig 2007, with the adjusted Rand index
 * instead of Jaccard's). For each of 20 refits: draw as many clients as the sample has, with replacement; cluster the draw from its own
 * random starts into as many segments; place the whole sample by the refit's centroids. The segment's score is the adjusted Rand index of
 * "in this segment or not" vs "in the refit's segment or not", for the best matching segment of the refit. The confidence is the mean of
 * the 20 scores, at least 0.
 * @param values n × width, row major
 * @param assignments segment of each of the n clients, 0 to k − 1
 * @returns one number per segment; null if there are fewer than two segments or 20 clients, or none of its clients is in the sample
 */
export const segmentStability = (
  values: Float64Array,
  width: number,
  assignments: Int32Array,
  k: number,
  random: Random,
  refits = REFITS,
): Array<number | null> => {
  const sampleRows = sampleWithoutReplacement(assignments.length, SAMPLE, random);
  const m = sampleRows.length;
  if (k < 2 || m < FEWEST_CLIENTS) return new Array<null>(k).fill(null);
  const sample = takeRows(values, width, sampleRows);
  const ours = Int32Array.from(sampleRows, (row) => assignments[row]);
  const sums = new Float64Array(k);
  for (let refit = 0; refit < refits; refit++) {
    const draw = takeRows(
      sample,
      width,
      Int32Array.from({ length: m }, () => randomBelow(m, random)),
    );
    const { centroids } = clusterInto(draw, width, supportedSegments(draw, width, k), random, { starts: 3, startSample: 300 });
    const theirs = emptyPlacement(m);
    placeAll(sample, width, centroids, theirs);
    bestMatches(ours, theirs.assignments, k, centroids.length / width).forEach((score, segment) => {
      sums[segment] += score;
    });
  }
  return Array.from(sums, (sum, segment) => (ours.includes(segment) ? Math.max(0, sum / refits) : null));
};

/** For each of our segments, the adjusted Rand index of its membership vs the best matching one of theirs. */
const bestMatches = (ours: Int32Array, theirs: Int32Array, k: number, theirK: number): number[] => {
  const n = ours.length;
  const both = new Float64Array(k * theirK);
  const ourSizes = new Float64Array(k);
  const theirSizes = new Float64Array(theirK);
  for (let item = 0; item < n; item++) {
    const [segment, other] = [ours[item], theirs[item]];
    both[segment * theirK + other] += 1;
    ourSizes[segment] += 1;
    theirSizes[other] += 1;
  }
  return Array.from(ourSizes, (size, segment) => {
    let best = Number.NEGATIVE_INFINITY;
    for (let other = 0; other < theirK; other++) {
      const shared = both[segment * theirK + other];
      const theirSize = theirSizes[other];
      const cells = [shared, size - shared, theirSize - shared, n - size - theirSize + shared];
      best = Math.max(best, adjustedRandOfCounts(cells, [size, n - size], [theirSize, n - theirSize], n));
    }
    return best;
  });
};
