import { compareBytewise } from '../units.ts';
import type { Book, ClientFacts } from './book.ts';

/**
 * The book with more clients who have no trades in it yet, each in its place. Clients already in the book stay as they are.
 * Both books share the trades.
 */
export const withClients = (book: Book, more: readonly ClientFacts[]): Book => {
  const known = new Set<string>(book.clients.map(({ id }) => id));
  const added = more.filter(({ id }) => !known.has(id)).toSorted((left, right) => compareBytewise(left.id, right.id));
  if (added.length === 0) return book;
  const clients: ClientFacts[] = [];
  const offsets = new Uint32Array(book.clients.length + added.length + 1);
  let next = 0;
  const put = (client: ClientFacts, end: number): void => {
    offsets[clients.push(client)] = end;
  };
  book.clients.forEach((client, place) => {
    for (let first = added[next]; first && compareBytewise(first.id, client.id) < 0; first = added[++next]) {
      put(first, book.trades.offsets[place]);
    }
    put(client, book.trades.offsets[place + 1]);
  });
  for (const client of added.slice(next)) put(client, book.trades.offsets[book.clients.length]);
  return { ...book, clients, trades: { ...book.trades, offsets } };
};
