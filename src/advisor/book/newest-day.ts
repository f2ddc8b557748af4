import type { Day } from '../units.ts';
import type { Book } from './book.ts';

/** The day of a book's newest trade; null if it has none. */
export const newestDay = ({ trades }: Pick<Book, 'trades'>): Day | null =>
  trades.day.length === 0 ? null : (trades.day.reduce((newest, day) => Math.max(newest, day)) as Day);
