import type { Book } from '../book/book.ts';
import { type ProfileColumns, profileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { TrainSettings } from '../model/model.ts';
import { seededRandom } from '../random.ts';
import { fitSegments } from '../segments/fit-segments.ts';
import type { Day } from '../units.ts';
import { EvidenceReader } from '../values/evidence.ts';
import { learnPersonal } from '../values/learn-personal.ts';
import type { PersonalModel } from '../values/personal.ts';

/** Everything policies know at an origin. Nothing in it depends on later purchases. */
export interface FittedFold {
  readonly book: Book;
  readonly columns: ProfileColumns;
  /** One segment per client. */
  readonly segmentOf: Int32Array;
  readonly model: PersonalModel;
  readonly reader: EvidenceReader;
  /** Share of each type among all purchases (client, day and type), plus one purchase per type; sums to one. */
  readonly popularity: Float64Array;
  /** segments × types: the same within a segment, plus one purchase spread like the whole book's. */
  readonly segmentPopularity: readonly Float64Array[];
}

/** Fits everything at an origin. @param cases the most held-out cases the personal part is tuned on */
export const fitFold = (book: Book, origin: Day, settings: TrainSettings, cases: number): FittedFold => {
  const random = seededRandom(settings.seed);
  const columns = profileColumns(book, origin);
  const { learnedFrom: _, ...placement } = fitSegments(columns, settings.segments, random);
  const model = learnPersonal(book, columns, placement, placement.assignments, cases, random);
  return {
    book,
    columns,
    segmentOf: placement.assignments,
    model,
    reader: new EvidenceReader(book, columns, { bondTypes: book.bondTypes, traits: model.personal.traits }),
    ...popularities(book, origin, placement.assignments, placement.centroids.length),
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
