import type { Day } from '../units.ts';

/** A book that ends so many working days before today is old. A long weekend with a holiday, and a day's delay, aren't worth a warning. */
const OLD_FROM_WORKING_DAYS = 4;

/** A book whose newest trade lies so far back that people should know. */
export interface OldBook {
  /** The day of the newest usable trade. */
  readonly day: Day;
  /** Working days since then. */
  readonly workingDays: number;
}

/** The book as it has to be mentioned; null if it isn't old. */
export const oldBookOf = (day: Day, workingDays: number): OldBook | null =>
  workingDays >= OLD_FROM_WORKING_DAYS ? { day, workingDays } : null;
