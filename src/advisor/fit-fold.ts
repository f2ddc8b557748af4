import type { Book } from './book.ts';
import { EvidenceReader } from './evidence.ts';
import { fitSegments } from './fit-segments.ts';
import { learnPersonal } from './learn-personal.ts';
import type { TrainSettings } from './model.ts';
import type { PersonalModel } from './personal.ts';
import { type ProfileColumns, profileColumns } from './profile-columns.ts';
import { PurchaseDays } from './purchase-days.ts';
import { seededRandom } from './random.ts';
import type { Day } from './units.ts';

/** Everything that policies know at one origin: nothing in it has seen a purchase after that day. */
export interface FittedFold {
  readonly book: Book;
  readonly columns: ProfileColumns;
  /** One segment a client. */
  readonly segmentOf: Int32Array;
  readonly model: PersonalModel;
  readonly reader: EvidenceReader;
  /** Share of each type among all purchases (client, day and type), one more for each type; sums to one. */
  readonly popularity: Float64Array;
  /** segments × types: the same within a segment, with one purchase in all spread like the whole book's. */
  readonly segmentPopularity: readonly Float64Array[];
}

/** @param cases held-out cases that the personal part is tuned on, at most */
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
    const ofSegment = counts[segmentOf[client] as number] as Float64Array;
    days.start(client, origin);
    while (days.next()) {
      for (let place = 0; place < days.size; place++) {
        const type = days.types[place] as number;
        all[type] = (all[type] as number) + 1;
        ofSegment[type] = (ofSegment[type] as number) + 1;
      }
    }
  }
  const popularity = normalised(all);
  return { popularity, segmentPopularity: counts.map((row) => normalised(row.map((count, type) => count + (popularity[type] as number)))) };
};

const normalised = (counts: Float64Array): Float64Array => {
  let sum = 0;
  for (const count of counts) sum += count;
  return counts.map((count) => count / sum);
};
