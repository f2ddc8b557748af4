import { assignAll } from './assign.ts';
import { type FittedSegments, fitSegments } from './fit-segments.ts';
import { matchSegments, orderLikeBefore, transitionsBetween } from './match-segments.ts';
import type { Model, SegmentCard, SegmentContinuation, SegmentDrift, TrainSettings } from './model.ts';
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
  readonly drift: SegmentDrift | null;
}

/** A version whose segments the new ones are to be known by. */
export interface VersionBefore {
  readonly version: number;
  readonly model: Pick<Model, 'features' | 'centroids'>;
}

/**
 * Groups the clients into segments and describes them. A segment that goes on from one of the version before keeps that one's place, so that
 * a number does not silently become another group of people; the rest stand in canonical order. The same columns, settings and version
 * before give the same result.
 * @param onProgress called with the share that is done, 0 to 1
 * @param before null: there is none
 * @throws NotEnoughToLearnError where there is no client, or none has a purchase
 */
export const trainSegments = (
  columns: ProfileColumns,
  settings: TrainSettings,
  onProgress: (share: number) => void = () => {},
  before: VersionBefore | null = null,
): TrainedSegments => {
  const random = seededRandom(settings.seed);
  const found = fitSegments(columns, settings.segments, random, (share) => onProgress(0.7 * share));
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
  /** One a segment; null: there is no version before. */
  readonly continues: ReadonlyArray<SegmentContinuation | null> | null;
}

/** The segments at the places of those they continue. */
const asBefore = (found: FittedSegments, columns: ProfileColumns, before: VersionBefore | null): AsBefore => {
  if (!before) return { ...found, drift: null, continues: null };
  const { version, model } = before;
  const k = found.centroids.length;
  const placedBefore = assignAll(model, columns);
  const transitions = transitionsBetween(placedBefore, found.assignments, model.centroids.length, k);
  const matches = matchSegments(transitions);
  const order = orderLikeBefore(matches, k);
  const placeOf = Int32Array.from(order, (_, segment) => order.indexOf(segment));
  const atNewPlaces = (segments: Int32Array): Int32Array => segments.map((segment) => placeOf[segment] as number);
  const continuationOf = new Map(matches.map(({ before: id, after, share }) => [after, { version, id, share }]));
  return {
    ...found,
    centroids: order.map((segment) => found.centroids[segment] as number[]),
    assignments: atNewPlaces(found.assignments),
    learnedFrom: { ...found.learnedFrom, assignments: atNewPlaces(found.learnedFrom.assignments) },
    drift: { version, transitions: transitions.map((row) => order.map((segment) => row[segment] as number)) },
    continues: order.map((segment) => continuationOf.get(segment) ?? null),
  };
};
