import type { Book } from '../../advisor/book.ts';
import type { Day } from '../../advisor/units.ts';

/** The day of a book's newest trade; null where it holds none. */
export const newestDay = (book: Book): Day | null =>
  book.trades.day.length === 0 ? null : (book.trades.day.reduce((newest, day) => Math.max(newest, day)) as Day);
