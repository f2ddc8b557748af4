import type { ProfileColumns } from '../book/profile-columns.ts';
import type { Model, SegmentCard, SegmentContinuation, SegmentDrift, TrainSettings } from '../model/model.ts';
import { sampleWithoutReplacement, seededRandom } from '../random.ts';
import { assignAll } from './assign.ts';
import { type FittedSegments, fitSegments } from './fit-segments.ts';
import type { Foresight } from './foresight.ts';
import { matchSegments, orderLikeBefore, transitionsBetween } from './match-segments.ts';
import { segmentCards } from './segment-cards.ts';
import { segmentStability } from './segment-stability.ts';
import { silhouette } from './silhouette.ts';

/** Clients in the silhouette's sample; its cost grows with their square. */
const SILHOUETTE_SAMPLE = 2000;

export interface TrainedSegments extends Omit<FittedSegments, 'learnedFrom'> {
  /** On a sample; null with fewer than two segments. */
  readonly silhouette: number | null;
  readonly cards: SegmentCard[];
  readonly drift: SegmentDrift | null;
}

/** The version whose segments the new ones may continue. */
export interface VersionBefore {
  readonly version: number;
  readonly model: Pick<Model, 'features' | 'centroids'>;
}

/**
 * Groups the clients into segments and describes them. A segment that continues one of the previous version keeps its place, so that a
 * number doesn't silently mean other people; the rest are in canonical order. The same columns, settings and previous version give the same
 * result.
 * @param onProgress called with the share that's done, 0 to 1
 * @param before the previous version; null if there's none
 * @param foresight what weighs the features by what they tell about purchases; null: all count the same
 * @throws NotEnoughToLearnError if no client has a purchase
 */
export const trainSegments = (
  columns: ProfileColumns,
  settings: TrainSettings,
  onProgress: (share: number) => void = () => {},
  before: VersionBefore | null = null,
  foresight: Foresight | null = null,
): TrainedSegments => {
  const random = seededRandom(settings.seed);
  const found = fitSegments(columns, settings.segments, random, {
    onProgress: (share) => onProgress(0.7 * share),
    foresight,
    before: before?.model ?? null,
  });
  const { learnedFrom, drift, continues, ...fitted } = asBefore(found, columns, before);
  const { values, width, assignments } = learnedFrom;
  const k = fitted.centroids.length;
  const sample = sampleWithoutReplacement(assignments.length, SILHOUETTE_SAMPLE, random);
  const apart = silhouette(values, width, assignments, k, sample);
  onProgress(0.8);
  const confidences = segmentStability(values, width, assignments, k, random);
  onProgress(0.95);
  const cards = segmentCards(columns, fitted.assignments, confidences);
  onProgress(1);
  return {
    ...fitted,
    silhouette: apart,
    cards: continues === null ? cards : cards.map((card) => ({ ...card, continues: continues[card.id] ?? null })),
    drift,
  };
};

interface AsBefore extends FittedSegments {
  readonly drift: SegmentDrift | null;
  /** One per segment; null without a previous version. */
  readonly continues: ReadonlyArray<SegmentContinuation | null> | null;
}

/** The segments, each at the place of the one it continues. */
const asBefore = (found: FittedSegments, columns: ProfileColumns, before: VersionBefore | null): AsBefore => {
  if (!before) return { ...found, drift: null, continues: null };
  const { version, model } = before;
  const k = found.centroids.length;
  const placedBefore = assignAll(model, columns);
  const transitions = transitionsBetween(placedBefore, found.assignments, model.centroids.length, k);
  const matches = matchSegments(transitions);
  const order = orderLikeBefore(matches, k);
  const placeOf = Int32Array.from(order, (_, segment) => order.indexOf(segment));
  const atNewPlaces = (segments: Int32Array): Int32Array => segments.map((segment) => placeOf[segment]);
  const continuationOf = new Map(matches.map(({ before: id, after, share }) => [after, { version, id, share }]));
  return {
    ...found,
    centroids: order.map((segment) => found.centroids[segment]),
    assignments: atNewPlaces(found.assignments),
    learnedFrom: { ...found.learnedFrom, assignments: atNewPlaces(found.learnedFrom.assignments) },
    drift: { version, transitions: transitions.map((row) => order.map((segment) => row[segment])) },
    continues: order.map((segment) => continuationOf.get(segment) ?? null),
  };
};
