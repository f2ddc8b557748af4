import { assignAll } from './assign.ts';
import { chooseSegmentCount } from './choose-segment-count.ts';
import { encodeAll, fitFeatures, rowsOfBuyers } from './features.ts';
import { rowsOf, takeRows } from './flat-rows.ts';
import type { FittedFeatures, TrainSettings } from './model.ts';
import { NotEnoughToLearnError } from './not-enough-to-learn-error.ts';
import type { ProfileColumns } from './profile-columns.ts';
import type { Random } from './random.ts';
import { clusterInto, supportedSegments } from './segments.ts';

/** Segments without what people read of them: all that placing a client takes. */
export interface FittedSegments {
  readonly features: FittedFeatures;
  /** segments × encoded features; the segment with the most buyers first. */
  readonly centroids: number[][];
  /** Over the clients with a purchase. */
  readonly inertia: number;
  /** The segment of every client, in the columns' order. */
  readonly assignments: Int32Array;
  /** The encoded clients with a purchase, and the segment of each: what the segments were learned from. */
  readonly learnedFrom: { readonly values: Float64Array; readonly width: number; readonly assignments: Int32Array };
}

/**
 * Fits features and segments to the clients who have bought something; the others are placed by what is known of them.
 * @throws NotEnoughToLearnError where there is no client, or none has a purchase
 * @throws RangeError where the number of segments is no whole number above 0
 */
export const fitSegments = (
  columns: ProfileColumns,
  wanted: TrainSettings['segments'],
  random: Random,
  onProgress: (share: number) => void = () => {},
): FittedSegments => {
  if (wanted !== 'auto' && !(Number.isInteger(wanted) && wanted > 0)) throw new RangeError(`"${wanted}" is no number of segments`);
  const buyers = rowsOfBuyers(columns);
  checkThereIsEnough(columns.clients, buyers.length);
  const features = fitFeatures(columns);
  const { values: all, width } = encodeAll(features, columns);
  const values = buyers.length === columns.clients ? all : takeRows(all, width, buyers);
  onProgress(0.1);
  const k = wanted === 'auto' ? chooseSegmentCount(values, width, random) : supportedSegments(values, width, wanted);
  const clustering = clusterInto(values, width, k, random, { onProgress: (share) => onProgress(0.1 + 0.85 * share) });
  const centroids = rowsOf(clustering.centroids, width);
  const assignments = buyers.length === columns.clients ? clustering.assignments : assignAll({ features, centroids }, columns);
  onProgress(1);
  return {
    features,
    centroids,
    inertia: clustering.inertia,
    assignments,
    learnedFrom: { values, width, assignments: clustering.assignments },
  };
};

const checkThereIsEnough = (clients: number, buyers: number): void => {
  if (clients === 0) {
    throw new NotEnoughToLearnError('The book has no clients, so there is nobody to learn from. Load a book first.');
  }
  if (buyers === 0) {
    throw new NotEnoughToLearnError(
      `None of the book's ${clients} clients has a usable purchase up to the day asked for, so there is nothing to learn from. ` +
        'Load trades, or see why they were skipped.',
    );
  }
};
