import type { Book } from '../../advisor/book/book.ts';
import { type KeptProfile, keptProfileAt } from '../../advisor/book/kept-profile.ts';
import type { ProfileColumns } from '../../advisor/book/profile-columns.ts';

/** Every client's profile to keep, one after another: a list of a million wouldn't fit in memory. */
export function* profilesOf(book: Book, columns: ProfileColumns): Generator<KeptProfile> {
  for (let client = 0; client < columns.clients; client++) yield keptProfileAt(book, columns, client);
}
