import type { ClientFacts } from '../../advisor/book.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';

export interface ParentsOfRegistered {
  /** Null where the id is no registered client's. */
  readonly registered: (id: ClientId) => Promise<RegisteredClient | null>;
  /** Null where nobody has this id. */
  readonly inBook: (id: ClientId) => Promise<Pick<ClientFacts, 'relationshipManagerId'> | null>;
}

/**
 * Whose a registered client is now: the parent's relationship manager, and of a registered parent, that one's parent's, up to the book. As at the
 * intake without a parent, and where the book has lost the parent.
 */
export const managerOfRegistered = async (
  { registered, inBook }: ParentsOfRegistered,
  client: RegisteredClient,
  below: readonly ClientId[] = [],
): Promise<string | null> => {
  const { parentId } = client.facts;
  if (parentId === null || below.includes(client.id)) return client.relationshipManagerId;
  const parent = await registered(parentId);
  if (parent && parent.bookId === null) return managerOfRegistered({ registered, inBook }, parent, [...below, client.id]);
  const known = await inBook(parent?.bookId ?? parentId);
  return known ? known.relationshipManagerId : client.relationshipManagerId;
};

/** The parents of these clients among them and among those of a book that was read whole. */
export const parentsAmong = (clients: readonly RegisteredClient[], book: readonly ClientFacts[]): ParentsOfRegistered => {
  const own = new Map(clients.map((client) => [client.id, client]));
  const wanted = new Set(clients.flatMap(({ facts, bookId }) => [facts.parentId, bookId]));
  const inBook = new Map(book.filter(({ id }) => wanted.has(id)).map((facts) => [facts.id, facts]));
  return { registered: async (id) => own.get(id) ?? null, inBook: async (id) => inBook.get(id) ?? null };
};
