import type { Day } from '../units.ts';
import { dayInWords, weekdayInWords } from './day-in-words.ts';
import type { OldBook } from './old-book.ts';

/** What every surface says of an old book. */
export const oldBookInWords = ({ day, workingDays }: OldBook): string =>
  `The book is from ${weekdayInWords(day)}, ${workingDays} working days old.`;

/** The day an answer counts from, next to how far the book reaches: "As of 30 Nov 2026 · book as of 27 Nov 2026". */
export const bothDaysInWords = (asOf: Day, dataAsOf: Day | null): string =>
  `As of ${dayInWords(asOf)} · ${dataAsOf === null ? 'book not read yet' : `book as of ${dayInWords(dataAsOf)}`}`;
