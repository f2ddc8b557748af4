import { type FittedSegments, fitSegments } from './fit-segments.ts';
import type { SegmentCard, TrainSettings } from './model.ts';
import type { ProfileColumns } from './profile-columns.ts';
import { sampleWithoutReplacement, seededRandom } from './random.ts';
import { segmentCards } from './segment-cards.ts';
import { segmentStability } from './segment-stability.ts';
import { silhouette } from './silhouette.ts';

/** Clients that the silhouette looks at; it costs their square. */
const SILHOUETTE_SAMPLE = 2000;

export interface TrainedSegments extends Omit<FittedSegments, 'learnedFrom'> {
  /** On a sample; null with fewer than two segments. */
  readonly silhouette: number | null;
  readonly cards: SegmentCard[];
}

/**
 * Groups the clients into segments and describes them. The same columns and settings give the same result.
 * @param onProgress called with the share that is done, 0 to 1
 * @throws NotEnoughToLearnError where there is no client, or none has a purchase
 */
export const trainSegments = (
  columns: ProfileColumns,
  settings: TrainSettings,
  onProgress: (share: number) => void = () => {},
): TrainedSegments => {
  const random = seededRandom(settings.seed);
  const { learnedFrom, ...fitted } = fitSegments(columns, settings.segments, random, (share) => onProgress(0.7 * share));
  const { values, width, assignments } = learnedFrom;
  const k = fitted.centroids.length;
  const sample = sampleWithoutReplacement(assignments.length, SILHOUETTE_SAMPLE, random);
  const apart = silhouette(values, width, assignments, k, sample);
  onProgress(0.8);
  const confidences = segmentStability(values, width, assignments, k, random);
  onProgress(0.95);
  const cards = segmentCards(columns, fitted.assignments, confidences);
  onProgress(1);
  return { ...fitted, silhouette: apart, cards };
};
