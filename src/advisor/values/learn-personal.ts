import type { Book } from '../book/book.ts';
import { originsOf, targetsAfter } from '../book/folds.ts';
import { type ProfileColumns, profileColumns } from '../book/profile-columns.ts';
import type { Random } from '../random.ts';
import { assignAll, type SegmentPlacement } from '../segments/assign.ts';
import type { Day } from '../units.ts';
import { EvidenceReader } from './evidence.ts';
import { type LearnedTables, learnTables, withWeights } from './learn-tables.ts';
import type { PersonalModel } from './personal.ts';
import { type TuningFold, tunePersonal } from './tune-personal.ts';

/** Shares of the purchases before each inner origin. */
const INNER_ORIGINS = [0.5, 0.65, 0.8] as const;

/**
 * Learns the Q-table and the personal part from the purchases up to the columns' day. The tables count all of them; the weights are chosen
 * on inner folds in time, with tables that stop at each inner origin. The given centroids place clients in every fold, because they don't
 * depend on what type was bought.
 * @param cases the most held-out cases the weights are chosen on
 */
export const learnPersonal = (
  book: Book,
  columns: ProfileColumns,
  placement: SegmentPlacement,
  assignments: Int32Array,
  cases: number,
  random: Random,
): PersonalModel => {
  const segments = placement.centroids.length;
  const origins = originsOf(book, columns.asOf, INNER_ORIGINS);
  const folds = origins.map((origin) => innerFold(book, origin, columns.asOf, placement, Math.ceil(cases / origins.length), random));
  return withWeights(learnTables(book, columns, assignments, segments), tunePersonal(folds));
};

const innerFold = (book: Book, origin: Day, until: Day, placement: SegmentPlacement, limit: number, random: Random): TuningFold => {
  const columns = profileColumns(book, origin);
  const segmentOf = assignAll(placement, columns);
  const tables: LearnedTables = learnTables(book, columns, segmentOf, placement.centroids.length);
  const reader = new EvidenceReader(book, columns, { bondTypes: book.bondTypes, traits: tables.traits });
  return {
    tables,
    cases: targetsAfter(book, origin, until, limit, random).map((target) => ({
      target,
      evidence: reader.read(target.client, segmentOf[target.client]),
    })),
  };
};
