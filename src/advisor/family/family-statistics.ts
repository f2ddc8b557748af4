import type { Book } from '../book.ts';
import type { ProfileColumns } from '../profile-columns.ts';
import type { Day } from '../units.ts';
import { type FamilyPairs, familyPairs } from './family-pairs.ts';
import { type PairFigures, pairFigures } from './pair-figures.ts';

/** A group of fewer families than this is not told: its figures would be facts about somebody. */
export const LEAST_FAMILIES = 5;
/** Points of a scatter beyond this many are drawn over each other. */
export const MOST_POINTS = 300;
export const OTHER_SEGMENTS = 'Other segments together';

/** Reinvestment ratios of one parent and one child, in percent; whether their risk bands are the same (null: not known). */
export interface PairPoint {
  readonly parent: number;
  readonly child: number;
  readonly sameBand: boolean | null;
}

/** How families of the whole firm invest. */
export interface FamilyStatistics {
  readonly asOf: Day;
  /** Null where the book has fewer families than may be told. */
  readonly all: PairFigures | null;
  /** By the parent's segment, most families first; small segments are in one group, and where that is small too the smallest other joins it. */
  readonly groups: ReadonlyArray<{ readonly name: string; readonly figures: PairFigures }>;
  /** At most 300, spread evenly over the pairs with both ratios. */
  readonly points: readonly PairPoint[];
  /** Members whose holder is not in the book. */
  readonly withoutParent: number;
}

export interface FamilyStatisticsInput {
  readonly book: Pick<Book, 'clients'>;
  readonly columns: ProfileColumns;
  /** Place of every client's segment. */
  readonly segments: Int32Array;
  readonly segmentNames: readonly string[];
}

/** Statistics over all parents and children of a book; one pass over the clients. */
export const familyStatistics = ({ book, columns, segments, segmentNames }: FamilyStatisticsInput): FamilyStatistics => {
  const pairs = familyPairs(book);
  const places = [...pairs.parents.keys()];
  const all = pairFigures(columns, pairs, places);
  const tellable = all.families >= LEAST_FAMILIES;
  return {
    asOf: columns.asOf,
    all: tellable ? all : null,
    groups: tellable
      ? foldedGroups(placesBySegment(pairs, segments), pairs).map(({ segment, places: own }) => ({
          name: segment === null ? OTHER_SEGMENTS : (segmentNames[segment] ?? `Segment ${segment + 1}`),
          figures: pairFigures(columns, pairs, own),
        }))
      : [],
    points: tellable ? pointsOf(columns, pairs) : [],
    withoutParent: pairs.withoutParent,
  };
};

interface Group {
  /** Null: several segments together. */
  readonly segment: number | null;
  readonly places: readonly number[];
}

const placesBySegment = ({ parents }: FamilyPairs, segments: Int32Array): Group[] => {
  const bySegment = new Map<number, number[]>();
  parents.forEach((parent, place) => {
    const segment = segments[parent] as number;
    const known = bySegment.get(segment);
    if (known) known.push(place);
    else bySegment.set(segment, [place]);
  });
  return [...bySegment].map(([segment, places]) => ({ segment, places }));
};

/** Groups that may be told. One that is left out could be found by taking the others from the whole, so small ones are told together. */
const foldedGroups = (groups: readonly Group[], { parents }: FamilyPairs): Group[] => {
  const familiesOf = ({ places }: Group): number => new Set(places.map((place) => parents[place])).size;
  const sorted = [...groups].sort((a, b) => familiesOf(b) - familiesOf(a) || (a.segment ?? 0) - (b.segment ?? 0));
  const told = sorted.filter((group) => familiesOf(group) >= LEAST_FAMILIES);
  const small = sorted.slice(told.length);
  const together = (): Group => ({ segment: null, places: small.flatMap(({ places }) => places) });
  while (small.length > 0 && familiesOf(together()) < LEAST_FAMILIES && told.length > 0) small.push(told.pop() as Group);
  return small.length === 0 ? told : [...told, together()];
};

const inPercent = (ratio: number): number => Math.round(ratio * 1000) / 10;

const pointsOf = (columns: ProfileColumns, { parents, children }: FamilyPairs): PairPoint[] => {
  const known: PairPoint[] = [];
  parents.forEach((parent, place) => {
    const child = children[place] as number;
    const [x, y] = [columns.reinvestment[parent] as number, columns.reinvestment[child] as number];
    if (Number.isNaN(x) || Number.isNaN(y)) return;
    const [parentBand, childBand] = [columns.band[parent] as number, columns.band[child] as number];
    known.push({
      parent: inPercent(x),
      child: inPercent(y),
      sameBand: parentBand > 0 && childBand > 0 ? parentBand === childBand : null,
    });
  });
  const step = Math.max(1, known.length / MOST_POINTS);
  return Array.from({ length: Math.min(known.length, MOST_POINTS) }, (_, at) => known[Math.floor(at * step)] as PairPoint);
};
