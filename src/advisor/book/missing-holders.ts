import type { Book, ClientFacts } from './book.ts';
import { clientPlaceOf } from './profile.ts';

/** Holders whom the book names and doesn't have. Each is a family whose head is missing. */
export interface MissingHolders {
  readonly families: number;
  /** The clients who name them. */
  readonly members: number;
}

/** Whom a client names as the holder, if the book doesn't have that person; null for everybody else. */
const missingHolderOf = ({ parentId, missingHolder }: ClientFacts, book: Pick<Book, 'clients'>): string | null => {
  if (parentId !== null) return clientPlaceOf(book, parentId) === null ? `client ${parentId}` : null;
  return missingHolder == null ? null : `row ${missingHolder}`;
};

export const missingHolders = (book: Pick<Book, 'clients'>): MissingHolders => {
  const named = book.clients.map((facts) => missingHolderOf(facts, book)).filter((holder) => holder !== null);
  return { families: new Set(named).size, members: named.length };
};
