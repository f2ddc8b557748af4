import type { MovementSince } from '../../advisor/digest/digest.ts';
import { type SegmentMovement, segmentMovement, segmentSizes, withPlaces } from '../../advisor/digest/segment-movement.ts';
import { DamagedModelError, type ModelStore, type StoredModel } from '../ports/model-store.ts';
import type { SegmentCensuses } from '../ports/segment-census.ts';

/** Versions that may lie between two digests. With more, the segments count as new. */
const MOST_VERSIONS = 20;

export interface ComparedCensuses {
  /** How many clients each segment has now. */
  readonly sizes: readonly number[];
  readonly movement: MovementSince;
  /** Null if nothing can be compared. */
  readonly moved: SegmentMovement | null;
}

/** Null if it isn't there, or can't be read any more. */
const loadModel = async (models: Pick<ModelStore, 'load'>, version: number): Promise<StoredModel | null> => {
  try {
    return await models.load(version);
  } catch (error) {
    if (error instanceof DamagedModelError) return null;
    throw error;
  }
};

/**
 * For each segment of a version, its place in an earlier version, following which segment each card continues (docs/decisions/0009). Null
 * for a segment that doesn't reach back so far; null altogether if none does.
 */
const placesIn = async (
  models: Pick<ModelStore, 'load'>,
  version: number,
  earlier: number,
  segments: number,
): Promise<ReadonlyArray<number | null> | null> => {
  let places: Array<number | null> = Array.from({ length: segments }, (_, place) => place);
  let at = version;
  for (let steps = 0; at !== earlier; steps++) {
    const cards = steps < MOST_VERSIONS ? (await loadModel(models, at))?.model.segments : undefined;
    const continued = places.map((place) => (place === null ? null : (cards?.[place]?.continues ?? null)));
    const before = continued.find((it) => it !== null)?.version;
    if (before === undefined) return null;
    places = continued.map((it) => it?.id ?? null);
    at = before;
  }
  return places;
};

/**
 * Compares everybody's segment now with the newest census from before a moment. If another version was activated in between, segments that
 * continue are compared. If none continues, counting starts when the segments were drawn.
 */
export const compareCensuses = async (
  { censuses, models }: { readonly censuses: SegmentCensuses; readonly models: Pick<ModelStore, 'load'> },
  version: number,
  segments: number,
  since: Date,
): Promise<ComparedCensuses> => {
  const list = await censuses.list();
  const newest = list.find(({ modelVersion }) => modelVersion === version);
  const now = newest && (await censuses.load(newest.id));
  if (!now) return { sizes: new Array<number>(segments).fill(0), movement: { kind: 'first' }, moved: null };
  const sizes = segmentSizes(now.members, segments);

  const earlier = list.filter(({ id, takenAt }) => id !== now.id && takenAt <= now.takenAt);
  // Nothing moved if nobody has looked since. If nobody looked before, the first look counts.
  const base = now.takenAt <= since ? now : (earlier.find(({ takenAt }) => takenAt <= since) ?? earlier.at(-1));
  if (!base) return { sizes, movement: { kind: 'first' }, moved: null };

  const places = await placesIn(models, version, base.modelVersion, segments);
  const from = places ? base : earlier.findLast(({ modelVersion, takenAt }) => modelVersion === version && takenAt > since);
  const at = (from ?? now).takenAt.toISOString();
  const before = from && (await censuses.load(from.id));
  if (!places) {
    const moved = before ? segmentMovement(before.members, now.members, segments) : null;
    return { sizes, movement: { kind: 'segments-are-new', at }, moved };
  }
  if (!before) return { sizes, movement: { kind: 'first' }, moved: null };
  const isSameModel = before.modelVersion === version;
  const members = isSameModel ? before.members : withPlaces(before.members, places);
  return {
    sizes,
    movement: { kind: isSameModel ? 'since' : 'since-over-a-training', at },
    moved: segmentMovement(members, now.members, segments),
  };
};
