/**
 * Who is in which segment: one number a client, ascending, `key × 256 + segment`. The key tells clients apart and is the same for a client every
 * time.
 */
export type SegmentMembers = Float64Array;

const SEGMENTS = 256;

export interface SegmentMovement {
  /** Clients of each segment then and now. */
  readonly before: readonly number[];
  readonly now: readonly number[];
  /** k × k: clients who were in the row and are in the column. */
  readonly moved: ReadonlyArray<readonly number[]>;
  /** In nobody's segment then. */
  readonly arrived: number;
  /** In nobody's segment now. */
  readonly left: number;
}

/** Clients of each of k segments; who is in none of them is not counted. */
export const segmentSizes = (members: SegmentMembers, segments: number): number[] => {
  const sizes = new Array<number>(segments).fill(0);
  for (const member of members) {
    const segment = member % SEGMENTS;
    if (segment < segments) sizes[segment] = (sizes[segment] as number) + 1;
  }
  return sizes;
};

/** In no segment that is compared. */
const NOWHERE = SEGMENTS - 1;

/**
 * A census of an earlier model in the places of a later one.
 * @param places for each segment of the later model its place in the earlier one; null where it has none
 */
export const withPlaces = (members: SegmentMembers, places: ReadonlyArray<number | null>): SegmentMembers => {
  const later = new Map(places.flatMap((place, at) => (place === null ? [] : [[place, at] as const])));
  return members.map((member) => {
    const segment = member % SEGMENTS;
    return member - segment + (later.get(segment) ?? NOWHERE);
  });
};

/** How clients moved between the k segments of one model, from one census to a later one. Both in order, so one pass finds it. */
export const segmentMovement = (before: SegmentMembers, now: SegmentMembers, segments: number): SegmentMovement => {
  const moved = Array.from({ length: segments }, () => new Array<number>(segments).fill(0));
  let [then, later, arrived, left] = [0, 0, 0, 0];
  while (then < before.length || later < now.length) {
    const [old, fresh] = [before[then] ?? Number.POSITIVE_INFINITY, now[later] ?? Number.POSITIVE_INFINITY];
    const [oldKey, freshKey] = [Math.floor(old / SEGMENTS), Math.floor(fresh / SEGMENTS)];
    if (oldKey === freshKey) {
      const row = moved[old % SEGMENTS];
      const to = fresh % SEGMENTS;
      if (row && to < segments) row[to] = (row[to] as number) + 1;
    }
    if (oldKey < freshKey) left += 1;
    if (freshKey < oldKey) arrived += 1;
    if (oldKey <= freshKey) then += 1;
    if (freshKey <= oldKey) later += 1;
  }
  return { before: segmentSizes(before, segments), now: segmentSizes(now, segments), moved, arrived, left };
};
