import type { Book } from '../../advisor/book.ts';
import { type Day, wholeYearsBetween } from '../../advisor/units.ts';
import { OLDEST, YOUNGEST } from './cells.ts';
import type { Tally } from './tally.ts';

/** The day of a book's newest trade; null of a book without trades. */
export const newestDayOf = (book: Book): Day | null => {
  const { day } = book.trades;
  if (day.length === 0) return null;
  let newest = day[0] as number;
  for (const each of day) if (each > newest) newest = each;
  return newest as Day;
};

/** The book without the birth days that would make somebody younger than 1 or older than 120 on the day of the newest trade. */
export const withPlausibleBirthDays = (book: Book, tally: Tally): Book => {
  const newest = newestDayOf(book);
  if (newest === null) return book;
  return {
    ...book,
    clients: book.clients.map((client) => {
      if (client.birthDay === null) return client;
      const age = wholeYearsBetween(client.birthDay, newest);
      if (age >= YOUNGEST && age <= OLDEST) return client;
      tally.add('birth date');
      return { ...client, birthDay: null };
    }),
  };
};
