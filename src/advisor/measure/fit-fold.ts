import type { Book } from '../book/book.ts';
import { type ProfileColumns, profileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { TrainSettings } from '../model/model.ts';
import { seededRandom } from '../random.ts';
import type { SegmentPlacement } from '../segments/assign.ts';
import { fitSegments } from '../segments/fit-segments.ts';
import { Foresight } from '../segments/foresight.ts';
import type { Day } from '../units.ts';
import { type LearnedPersonal, learnWithAndWithoutSegments } from '../values/learn-personal.ts';

/** The most held-out cases the weights of a model are fitted on. */
export const FITTING_CASES = 4000;

/** How often k-means begins: enough to measure by, fewer than a model that serves takes. */
const STARTS = 10;

/** Everything policies know at an origin. Nothing in it depends on purchases that are asked about. */
export interface FittedFold {
  /** What was learned from. */
  readonly book: Book;
  readonly columns: ProfileColumns;
  /** One segment per client, as of the columns' day. */
  readonly segmentOf: Int32Array;
  readonly placement: SegmentPlacement;
  readonly model: LearnedPersonal;
  /** The same if nothing is known about segments. */
  readonly withoutSegments: LearnedPersonal;
  /** Share of each type among all purchases (client, day and type), plus one purchase per type; sums to one. */
  readonly popularity: Float64Array;
  /** segments × types: the same within a segment, plus one purchase spread like the whole book's. */
  readonly segmentPopularity: readonly Float64Array[];
}

/** Fits everything at an origin. @param cases the most held-out cases the personal part is fitted on */
export const fitFold = (book: Book, origin: Day, settings: TrainSettings, cases: number): FittedFold => {
  const random = seededRandom(settings.seed);
  const columns = profileColumns(book, origin);
  const { learnedFrom: _, ...placement } = fitSegments(columns, settings.segments, random, {
    foresight: new Foresight(book, origin, random),
    starts: STARTS,
  });
  const { assignments } = placement;
  const learned = learnWithAndWithoutSegments({ book, columns, placement, assignments, cases }, random);
  return {
    book,
    columns,
    segmentOf: assignments,
    placement,
    model: learned.with,
    withoutSegments: learned.without,
    ...popularities(book, origin, assignments, placement.centroids.length),
  };
};

const popularities = (
  book: Book,
  origin: Day,
  segmentOf: Int32Array,
  segments: number,
): Pick<FittedFold, 'popularity' | 'segmentPopularity'> => {
  const types = book.bondTypes.length;
  const counts = Array.from({ length: segments }, () => new Float64Array(types));
  const all = new Float64Array(types).fill(1);
  const days = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    const ofSegment = counts[segmentOf[client]];
    days.start(client, origin);
    while (days.next()) {
      for (let place = 0; place < days.size; place++) {
        const type = days.types[place];
        all[type] += 1;
        ofSegment[type] += 1;
      }
    }
  }
  const popularity = normalised(all);
  return { popularity, segmentPopularity: counts.map((row) => normalised(row.map((count, type) => count + popularity[type]))) };
};

const normalised = (counts: Float64Array): Float64Array => {
  let sum = 0;
  for (const count of counts) sum += count;
  return counts.map((count) => count / sum);
};
