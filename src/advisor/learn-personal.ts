import { assignAll, type SegmentPlacement } from './assign.ts';
import type { Book } from './book.ts';
import { EvidenceReader } from './evidence.ts';
import { originsOf, targetsAfter } from './folds.ts';
import { type LearnedTables, learnTables, withWeights } from './learn-tables.ts';
import type { PersonalModel } from './personal.ts';
import { type ProfileColumns, profileColumns } from './profile-columns.ts';
import type { Random } from './random.ts';
import { type TuningFold, tunePersonal } from './tune-personal.ts';
import type { Day } from './units.ts';

/** Shares of the purchases before the inner origins. */
const INNER_ORIGINS = [0.5, 0.65, 0.8] as const;

/**
 * The Q-table and the personal part from purchases up to the columns' day. Counts use them all; the weights are chosen on inner folds in
 * time, whose counts stop at each inner origin. Segments are placed as the given centroids have them (they know no purchase's type).
 * @param cases held-out cases that the weights are chosen on, at most
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
      evidence: reader.read(target.client, segmentOf[target.client] as number),
    })),
  };
};
