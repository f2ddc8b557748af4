import type { Book } from '../../../advisor/book/book.ts';
import { newestDay } from '../../../advisor/book/newest-day.ts';
import { wholeYearsBetween } from '../../../advisor/units.ts';
import { OLDEST, YOUNGEST } from './cells.ts';
import type { Tally } from './tally.ts';

/** The book without birth days that would make a client younger than 1 or older than 120 on the day of the newest trade. */
export const withPlausibleBirthDays = (book: Book, tally: Tally): Book => {
  const newest = newestDay(book);
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
