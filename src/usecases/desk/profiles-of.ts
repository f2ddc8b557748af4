import type { Book } from '../../advisor/book/book.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import { type ProfileColumns, profileAt } from '../../advisor/book/profile-columns.ts';

/** Every client's profile, one after another: a list of a million wouldn't fit in memory. */
export function* profilesOf(book: Book, columns: ProfileColumns): Generator<Profile> {
  for (let client = 0; client < columns.clients; client++) yield profileAt(book, columns, client);
}
