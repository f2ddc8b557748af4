import type { Uptake } from '../../advisor/digest/advice-uptake.ts';
import type { BoughtWindow } from '../../advisor/digest/book-figures.ts';
import type { UptakeBy } from '../../advisor/digest/uptake-by.ts';
import type { Day } from '../../advisor/units.ts';

/** What a digest needs of the book, computed when the book is read. */
export interface DigestFigures {
  /** The last whole day of the windows. */
  readonly until: Day;
  /** Place d − 1: the last d days up to `until`, and as many before. */
  readonly windows: readonly BoughtWindow[];
  readonly uptake: readonly Uptake[];
  /** Absent in figures from before outcomes were kept. */
  readonly followed?: UptakeBy;
  readonly model: { readonly version: number; readonly segmentNames: readonly string[] };
  /** The day of the book's newest trade. */
  readonly dataAsOf: Day;
}

/** Figures of each reading of the book; the newest counts. */
export interface DigestFiguresStore {
  put(figures: DigestFigures, readAt: Date): Promise<void>;
  /** Null before the first reading, and if the stored figures can't be read any more. */
  latest(): Promise<{ readonly figures: DigestFigures; readonly readAt: Date } | null>;
}
