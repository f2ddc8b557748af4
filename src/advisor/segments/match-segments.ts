import { optimalAssignment } from './optimal-assignment.ts';

/** Segments before × segments after: clients, each placed by both versions on the same profile. */
export type Transitions = ReadonlyArray<readonly number[]>;

/** A segment that continues in another version. */
export interface SegmentMatch {
  /** Place among the segments before. */
  readonly before: number;
  /** Place among the segments after. */
  readonly after: number;
  /** Clients in both. */
  readonly clients: number;
  /** The clients in both as a share of those in either (Jaccard), above 0 to 1. */
  readonly share: number;
}

/** A pair with less in common isn't the same segment. For two equally large segments, a third of those in either is half of each. */
const CONTINUES_FROM = 1 / 3;

/** Clients by segment before and after. @param before the segment of every client, in the same order as `after` */
export const transitionsBetween = (before: Int32Array, after: Int32Array, segmentsBefore: number, segmentsAfter: number): number[][] => {
  const transitions = Array.from({ length: segmentsBefore }, () => new Array<number>(segmentsAfter).fill(0));
  for (let client = 0; client < before.length; client++) {
    const row = transitions[before[client]];
    const column = after[client];
    row[column] += 1;
  }
  return transitions;
};

/** The transitions seen from the other version. */
export const transposed = (transitions: Transitions): number[][] =>
  (transitions[0] ?? []).map((_, after) => transitions.map((row) => row[after]));

/**
 * Which segment continues as which, by the assignment that keeps most clients in place; in the order of the segments after. Pairs with too
 * little in common are left out: such a segment is gone or new.
 */
export const matchSegments = (transitions: Transitions): SegmentMatch[] => {
  const sizesBefore = transitions.map(sum);
  const sizesAfter = transposed(transitions).map(sum);
  return optimalAssignment(transitions)
    .flatMap((after, before): SegmentMatch[] => {
      const clients = transitions[before]?.[after] ?? 0;
      const either = sizesBefore[before] + (sizesAfter[after] ?? 0) - clients;
      const share = either === 0 ? 0 : clients / either;
      return share >= CONTINUES_FROM ? [{ before, after, clients, share }] : [];
    })
    .sort((left, right) => left.after - right.after);
};

/**
 * An order of the new segments in which each one that continues another has its place, if there is such a place. The others fill the
 * remaining places: first those that continue something, then the rest in their order.
 * @returns the segment at each place
 */
export const orderLikeBefore = (matches: readonly SegmentMatch[], segments: number): number[] => {
  const order = new Array<number>(segments).fill(-1);
  const isPlaced = new Array<boolean>(segments).fill(false);
  const put = (segment: number, place: number): void => {
    order[place] = segment;
    isPlaced[segment] = true;
  };
  for (const { before, after } of matches) if (before < segments) put(after, before);
  const byPlaceBefore = matches.toSorted((left, right) => left.before - right.before).map(({ after }) => after);
  for (const segment of [...byPlaceBefore, ...order.keys()]) if (!isPlaced[segment]) put(segment, order.indexOf(-1));
  return order;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
