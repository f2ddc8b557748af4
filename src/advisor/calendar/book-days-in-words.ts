import { claimsOf } from '../../claims/claim.ts';
import type { Day } from '../units.ts';
import { dayInWords, weekdayInWords } from './day-in-words.ts';
import type { OldBook } from './old-book.ts';

/** What every surface says of an old book. */
export const oldBookInWords = ({ day, workingDays, on }: OldBook): string => {
  const [from, age] = [weekdayInWords(day), `${workingDays} working days`];
  if (on !== undefined) {
    const says = claimsOf({}, on);
    says('book.newest', from, day);
    says('book.workingDays', age, workingDays);
  }
  return `The book is from ${from}, ${age} old.`;
};

/** The day an answer counts from, next to how far the book reaches: "As of 30 Nov 2026 · book as of 27 Nov 2026". */
export const bothDaysInWords = (asOf: Day, dataAsOf: Day | null): string => {
  const says = claimsOf({}, asOf);
  const book = dataAsOf === null ? 'book not read yet' : `book as of ${says('book.newest', dayInWords(dataAsOf), dataAsOf)}`;
  return `As of ${says('answer.day', dayInWords(asOf), asOf)} · ${book}`;
};
