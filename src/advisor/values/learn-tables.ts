import type { Book } from '../book/book.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { PersonalTables, QTable } from '../model/model.ts';
import { FAST_HALF_LIFE_DAYS, LATELY_HALF_LIFE_DAYS, learnDrift } from './learn-drift.ts';
import { learnSegmentShares } from './learn-segment-shares.ts';
import { learnSequence } from './learn-sequence.ts';
import { learnTogether } from './learn-together.ts';
import { type LearnedTrait, learnTraits, type TraitShape } from './learn-traits.ts';
import { learnValues } from './learn-values.ts';

/** Everything counted from the purchases up to a day. The weights are fitted separately. */
export interface LearnedTables {
  readonly qTable: QTable;
  readonly tables: PersonalTables & { readonly traits: readonly LearnedTrait[] };
}

/**
 * Learns the Q-table and counts the tables as of the columns' day.
 * @param segmentOf one segment per client
 */
export const learnTables = (book: Book, columns: ProfileColumns, segmentOf: Int32Array, segments: number): LearnedTables => ({
  qTable: learnValues(book, segmentOf, segments, columns.asOf),
  tables: countTables(book, columns, segmentOf, segments),
});

/**
 * Counts the tables alone.
 * @param segmentOf one segment per client
 * @param levels of the traits; default: found in the columns
 */
export const countTables = (
  book: Book,
  columns: ProfileColumns,
  segmentOf: Int32Array,
  segments: number,
  levels: readonly TraitShape[] | null = null,
): LearnedTables['tables'] => {
  const sequence = learnSequence(book, columns.asOf);
  return {
    sequence,
    segmentShares: learnSegmentShares(book, segmentOf, segments, columns.asOf, sequence.popularity),
    together: learnTogether(book, columns.asOf),
    traits: learnTraits(book, columns, levels),
    drift: learnDrift(book, columns.asOf, LATELY_HALF_LIFE_DAYS),
    driftFast: learnDrift(book, columns.asOf, FAST_HALF_LIFE_DAYS),
  };
};
