import type { Book } from '../book/book.ts';
import { type MissingHolders, missingHolders } from '../book/missing-holders.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { DeskBook } from '../desk/desk-book.ts';
import type { Day } from '../units.ts';
import { type FamilyPairs, familyPairs } from './family-pairs.ts';
import { type PairFigures, pairFigures } from './pair-figures.ts';

/** Smaller groups of families aren't shown, because their figures would be about individuals. */
export const LEAST_FAMILIES = 5;
/** The most points in a scatter chart; more would overlap. */
export const MOST_POINTS = 300;
export const OTHER_SEGMENTS = 'Other segments together';

/** The reinvestment ratios of a parent and a child, in percent, and whether their risk bands match (null: unknown). */
export interface PairPoint {
  readonly parent: number;
  readonly child: number;
  readonly sameBand: boolean | null;
}

/** How the firm's families invest. */
export interface FamilyStatistics {
  readonly asOf: Day;
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
  /** Null if there are too few families to show. */
  readonly all: PairFigures | null;
  /** By the parent's segment, most families first. Small segments share a group; if that's small too, the next larger segment joins it. */
  readonly groups: ReadonlyArray<{ readonly name: string; readonly figures: PairFigures }>;
  /** At most 300, evenly spread over the pairs with both ratios. */
  readonly points: readonly PairPoint[];
  /** All families, also those whose holder is missing: they're in no other figure. */
  readonly families: number;
  /** Families whose holder, as their members name them, isn't in the book, and those members. */
  readonly withoutHolder: MissingHolders;
}

export interface FamilyStatisticsInput {
  readonly dataAsOf: Day;
  readonly book: Pick<Book, 'clients'>;
  readonly columns: ProfileColumns;
  /** The segment of every client. */
  readonly segments: Int32Array;
  readonly segmentNames: readonly string[];
}

/** Statistics over all parents and children of a book, in one pass over the clients. */
export const familyStatistics = ({ book, columns, dataAsOf, segments, segmentNames }: FamilyStatisticsInput): FamilyStatistics => {
  const pairs = familyPairs(book);
  const withoutHolder = missingHolders(book);
  const places = [...pairs.parents.keys()];
  const all = pairFigures(columns, pairs, places);
  const tellable = all.families >= LEAST_FAMILIES;
  return {
    asOf: columns.asOf,
    dataAsOf,
    all: tellable ? all : null,
    groups: tellable
      ? foldedGroups(placesBySegment(pairs, segments), pairs).map(({ segment, places: own }) => ({
          name: segment === null ? OTHER_SEGMENTS : (segmentNames[segment] ?? `Segment ${segment + 1}`),
          figures: pairFigures(columns, pairs, own),
        }))
      : [],
    points: tellable ? pointsOf(columns, pairs) : [],
    families: all.families + withoutHolder.families,
    withoutHolder,
  };
};

/** Statistics over a book's families, by the segments of the active model. */
export const familiesOfBook = ({ book, columns, dataAsOf, segments, model }: DeskBook): FamilyStatistics =>
  familyStatistics({ book, columns, dataAsOf, segments, segmentNames: model.segments.map(({ name }) => name) });

interface Group {
  /** Null: several segments together. */
  readonly segment: number | null;
  readonly places: readonly number[];
}

const placesBySegment = ({ parents }: FamilyPairs, segments: Int32Array): Group[] => {
  const bySegment = new Map<number, number[]>();
  parents.forEach((parent, place) => {
    const segment = segments[parent];
    const known = bySegment.get(segment);
    if (known) known.push(place);
    else bySegment.set(segment, [place]);
  });
  return [...bySegment].map(([segment, places]) => ({ segment, places }));
};

/** The groups to show. A hidden group could be worked out by subtracting the others from the whole, so small ones are combined. */
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
    const child = children[place];
    const [x, y] = [columns.reinvestment[parent], columns.reinvestment[child]];
    if (Number.isNaN(x) || Number.isNaN(y)) return;
    const [parentBand, childBand] = [columns.band[parent], columns.band[child]];
    known.push({
      parent: inPercent(x),
      child: inPercent(y),
      sameBand: parentBand > 0 && childBand > 0 ? parentBand === childBand : null,
    });
  });
  const step = Math.max(1, known.length / MOST_POINTS);
  return Array.from({ length: Math.min(known.length, MOST_POINTS) }, (_, at) => known[Math.floor(at * step)]);
};
