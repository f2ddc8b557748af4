import type { ProfileColumns } from '../book/profile-columns.ts';
import type { FittedFeatures, SegmentCount, TrainSettings } from '../model/model.ts';
import { NotEnoughToLearnError } from '../not-enough-to-learn-error.ts';
import type { Random } from '../random.ts';
import { assignAll, type SegmentPlacement } from './assign.ts';
import { chooseSegmentCount } from './choose-segment-count.ts';
import { encodeAll, fitFeatures, rowsOfBuyers } from './features.ts';
import { fewestClients } from './fewest-clients.ts';
import { rowsOf, takeRows } from './flat-rows.ts';
import { type Foresight, weighted } from './foresight.ts';
import type { Clustering } from './kmeans.ts';
import { clusterInto, smallestSize, supportedSegments } from './segments.ts';

/** Segments without their cards: everything needed to place a client. */
export interface FittedSegments {
  readonly features: FittedFeatures;
  /** segments × encoded features; the segment with the most buyers first. */
  readonly centroids: number[][];
  /** Over the clients with a purchase. */
  readonly inertia: number;
  /** The segment of every client, in the columns' order. */
  readonly assignments: Int32Array;
  /** The numbers of segments that were tried. */
  readonly tried: readonly SegmentCount[];
  /** The encoded clients with a purchase, which the segments were learned from, and their segments. */
  readonly learnedFrom: { readonly values: Float64Array; readonly width: number; readonly assignments: Int32Array };
}

export interface FitOptions {
  /** Called with the share that's done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** What weighs the features by what they tell about purchases; null: all count the same. */
  readonly foresight?: Foresight | null;
  /** Segments that are kept unless others are clearly better. */
  readonly before?: SegmentPlacement | null;
  /** How often k-means begins; default as many as find the same segments every time. */
  readonly starts?: number;
}

/**
 * Fits features and segments to the clients with a purchase, and places the others by what is known about them. There are fewer segments
 * than wanted if otherwise one would be too small.
 * @throws NotEnoughToLearnError if no client has a purchase
 * @throws RangeError if the number of segments isn't a whole number above 0
 */
export const fitSegments = (
  columns: ProfileColumns,
  wanted: TrainSettings['segments'],
  random: Random,
  { onProgress = () => {}, foresight = null, before = null, starts }: FitOptions = {},
): FittedSegments => {
  if (wanted !== 'auto' && !(Number.isInteger(wanted) && wanted > 0)) throw new RangeError(`"${wanted}" is no number of segments`);
  const buyers = rowsOfBuyers(columns);
  checkThereIsEnough(columns.clients, buyers.length);
  const plain = fitFeatures(columns);
  const features = foresight ? weighted(plain, foresight.weights()) : plain;
  const { values: all, width } = encodeAll(features, columns);
  const values = buyers.length === columns.clients ? all : takeRows(all, width, buyers);
  onProgress(0.1);
  const { count: most, tried } =
    wanted === 'auto'
      ? chooseSegmentCount(values, width, random, { features, foresight })
      : { count: supportedSegments(values, width, wanted), tried: [] };
  const smallestShare = fewestClients(buyers.length) / buyers.length;
  const placedBefore = before && takePlaces(assignAll(before, columns), buyers);
  for (let k = most; ; k--) {
    const clustering = clusterInto(values, width, k, random, {
      smallestShare,
      ...(starts !== undefined && { starts }),
      before: placedBefore && before?.centroids.length === k ? meansOf(values, width, placedBefore, k) : null,
      // A second try says nothing, so that progress never falls.
      onProgress: (share) => k === most && onProgress(0.1 + 0.85 * share),
    });
    const centroids = rowsOf(clustering.centroids, width);
    const assignments = assignAll({ features, centroids }, columns);
    if (k > 1 && !areLargeEnough(clustering, assignments)) continue;
    onProgress(1);
    return {
      features,
      centroids,
      inertia: clustering.inertia,
      assignments,
      tried,
      learnedFrom: { values, width, assignments: clustering.assignments },
    };
  }
};

const takePlaces = (places: Int32Array, rows: Int32Array): Int32Array => rows.map((row) => places[row]);

/** The mean row of each group, k × width; null if a group is empty. */
const meansOf = (values: Float64Array, width: number, groups: Int32Array, k: number): Float64Array | null => {
  const means = new Float64Array(k * width);
  const sizes = new Int32Array(k);
  groups.forEach((group, row) => {
    sizes[group]++;
    for (let column = 0; column < width; column++) means[group * width + column] += values[row * width + column];
  });
  return sizes.includes(0) ? null : means.map((sum, cell) => sum / sizes[Math.floor(cell / width)]);
};

/** Whether every segment has enough clients with a purchase, and enough clients. */
const areLargeEnough = (buyers: Clustering, everybody: Int32Array): boolean =>
  [buyers.assignments, everybody].every((assignments) => smallestSize(assignments) >= fewestClients(assignments.length));

const checkThereIsEnough = (clients: number, buyers: number): void => {
  if (clients === 0) {
    throw new NotEnoughToLearnError('The book has no clients, so there’s nobody to learn from. Load a book first.');
  }
  if (buyers === 0) {
    throw new NotEnoughToLearnError(
      `None of the book's ${clients} clients has a usable purchase up to the day asked for, so there’s nothing to learn from. ` +
        'Load trades, or see why they were skipped.',
    );
  }
};
