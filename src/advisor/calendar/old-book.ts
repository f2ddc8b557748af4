import type { Day } from '../units.ts';

/** A book that ends so many working days before today is old. A long weekend with a holiday, and a day's delay, aren't worth a warning. */
const OLD_FROM_WORKING_DAYS = 4;

/** A book whose newest trade lies so far back that people should know. */
export interface OldBook {
  /** The day of the newest usable trade. */
  readonly day: Day;
  /** Working days since then. */
  readonly workingDays: number;
  /** The day until which they are counted; absent in stored documents. */
  readonly on?: Day;
}

/** The book as it has to be mentioned; null if it isn't old. */
export const oldBookOf = (day: Day, workingDays: number, on: Day): OldBook | null =>
  workingDays >= OLD_FROM_WORKING_DAYS ? { day, workingDays, on } : null;
