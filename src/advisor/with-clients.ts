import type { Book, ClientFacts } from './book.ts';
import { compareBytewise } from './units.ts';

/**
 * The same book with clients who have no trade in it (yet), each in its place. Who is in the book already stays as the book has that client.
 * The trades are shared with the book given.
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
      put(first, book.trades.offsets[place] as number);
    }
    put(client, book.trades.offsets[place + 1] as number);
  });
  for (const client of added.slice(next)) put(client, book.trades.offsets.at(-1) as number);
  return { ...book, clients, trades: { ...book.trades, offsets } };
};
