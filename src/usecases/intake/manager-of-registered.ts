import type { ClientFacts } from '../../advisor/book/book.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { RegisteredClient } from '../ports/registered-clients.ts';

export interface ParentsOfRegistered {
  /** Null if the id isn't a registered client's. */
  readonly registered: (id: ClientId) => Promise<RegisteredClient | null>;
  /** Null if nobody has this id. */
  readonly inBook: (id: ClientId) => Promise<Pick<ClientFacts, 'relationshipManagerId'> | null>;
}

/**
 * Current manager of a registered client: the parent's manager. If the parent is registered too, the manager of that one's parent, and so
 * on up to the book. Without a parent, or if the book has lost the parent, the manager at the intake.
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

/** Finds the parents of these clients, among them and in a book that was read whole. */
export const parentsAmong = (clients: readonly RegisteredClient[], book: readonly ClientFacts[]): ParentsOfRegistered => {
  const own = new Map(clients.map((client) => [client.id, client]));
  const wanted = new Set(clients.flatMap(({ facts, bookId }) => [facts.parentId, bookId]));
  const inBook = new Map(book.filter(({ id }) => wanted.has(id)).map((facts) => [facts.id, facts]));
  return { registered: async (id) => own.get(id) ?? null, inBook: async (id) => inBook.get(id) ?? null };
};
