import { optimalAssignment } from './optimal-assignment.ts';

/** Segments before × segments after: clients, each placed by both versions on the same profile. */
export type Transitions = ReadonlyArray<readonly number[]>;

/** A segment that goes on under another version. */
export interface SegmentMatch {
  /** Place among the segments before. */
  readonly before: number;
  /** Place among the segments after. */
  readonly after: number;
  /** Clients who are in both. */
  readonly clients: number;
  /** The clients in both as a share of those in either (Jaccard), above 0 to 1. */
  readonly share: number;
}

/**
 * Less in common than this is another segment: of two equally large ones a third of those in either is half of each.
 */
const CONTINUES_FROM = 1 / 3;

/** @param before and after: the segment of every client, in one order of clients */
export const transitionsBetween = (before: Int32Array, after: Int32Array, segmentsBefore: number, segmentsAfter: number): number[][] => {
  const transitions = Array.from({ length: segmentsBefore }, () => new Array<number>(segmentsAfter).fill(0));
  for (let client = 0; client < before.length; client++) {
    const row = transitions[before[client] as number] as number[];
    const column = after[client] as number;
    row[column] = (row[column] as number) + 1;
  }
  return transitions;
};

/** The same seen from the other version. */
export const transposed = (transitions: Transitions): number[][] =>
  (transitions[0] ?? []).map((_, after) => transitions.map((row) => row[after] as number));

/**
 * Which segment goes on as which, by the assignment under which most clients stay where they were. Pairs that have too little in
 * common are left out: such a segment is gone, or new. In the order of the segments after.
 */
export const matchSegments = (transitions: Transitions): SegmentMatch[] => {
  const sizesBefore = transitions.map(sum);
  const sizesAfter = transposed(transitions).map(sum);
  return optimalAssignment(transitions)
    .flatMap((after, before): SegmentMatch[] => {
      const clients = transitions[before]?.[after] ?? 0;
      const either = (sizesBefore[before] as number) + (sizesAfter[after] ?? 0) - clients;
      const share = either === 0 ? 0 : clients / either;
      return share >= CONTINUES_FROM ? [{ before, after, clients, share }] : [];
    })
    .sort((left, right) => left.after - right.after);
};

/**
 * An order of `segments` new segments in which each that continues another stands at that one's place, as far as there is such a place; the
 * others fill what is left, those that continue something first, then in the order they had.
 * @returns which segment stands at each place
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
