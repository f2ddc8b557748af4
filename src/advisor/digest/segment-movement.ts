/**
 * Who is in which segment: one number per client, ascending, `key × 256 + segment`. A client's key is unique and never changes.
 */
export type SegmentMembers = Float64Array;

const SEGMENTS = 256;

export interface SegmentMovement {
  /** Clients in each segment then and now. */
  readonly before: readonly number[];
  readonly now: readonly number[];
  /** k × k: clients who were in the row and are in the column. */
  readonly moved: ReadonlyArray<readonly number[]>;
  /** Clients in no segment then. */
  readonly arrived: number;
  /** Clients in no segment now. */
  readonly left: number;
}

/** Clients in each of k segments; others aren't counted. */
export const segmentSizes = (members: SegmentMembers, segments: number): number[] => {
  const sizes = new Array<number>(segments).fill(0);
  for (const member of members) {
    const segment = member % SEGMENTS;
    if (segment < segments) sizes[segment] += 1;
  }
  return sizes;
};

/** For clients outside the compared segments. */
const NOWHERE = SEGMENTS - 1;

/**
 * Translates a census of an earlier model into the segments of a later one.
 * @param places each later segment's place in the earlier model; null if it has none
 */
export const withPlaces = (members: SegmentMembers, places: ReadonlyArray<number | null>): SegmentMembers => {
  const later = new Map(places.flatMap((place, at) => (place === null ? [] : [[place, at] as const])));
  return members.map((member) => {
    const segment = member % SEGMENTS;
    return member - segment + (later.get(segment) ?? NOWHERE);
  });
};

/** How clients moved between the k segments of a model from one census to a later one. Both are sorted, so one pass is enough. */
export const segmentMovement = (before: SegmentMembers, now: SegmentMembers, segments: number): SegmentMovement => {
  const moved = Array.from({ length: segments }, () => new Array<number>(segments).fill(0));
  let [then, later, arrived, left] = [0, 0, 0, 0];
  while (then < before.length || later < now.length) {
    const [old, fresh] = [before[then] ?? Number.POSITIVE_INFINITY, now[later] ?? Number.POSITIVE_INFINITY];
    const [oldKey, freshKey] = [Math.floor(old / SEGMENTS), Math.floor(fresh / SEGMENTS)];
    if (oldKey === freshKey) {
      const row = moved[old % SEGMENTS];
      const to = fresh % SEGMENTS;
      if (row && to < segments) row[to] += 1;
    }
    if (oldKey < freshKey) left += 1;
    if (freshKey < oldKey) arrived += 1;
    if (oldKey <= freshKey) then += 1;
    if (freshKey <= oldKey) later += 1;
  }
  return { before: segmentSizes(before, segments), now: segmentSizes(now, segments), moved, arrived, left };
};
