import { type ClientId, clientId } from '../../advisor/units.ts';
import type { BookSource } from '../ports/book-source.ts';
import type { KnownClients } from '../ports/profile-store.ts';

/** The book's ids of clients by what a file calls them: letter case doesn't make another client. Those that the book doesn't have are left out. */
export type SpelledClients = (written: readonly string[]) => Promise<ReadonlyMap<string, ClientId>>;

/** So many clients are asked of the book at the same time, which leaves connections to those who wait for an answer. */
const CLIENTS_AT_ONCE = 4;

export const spelledClients =
  (ports: { readonly known: KnownClients; readonly source: Pick<BookSource, 'readClient'> }): SpelledClients =>
  async (written) => {
    const known = await ports.known.named(written, 'all');
    const exact = new Set<string>(known);
    const byKey = new Map<string, ClientId | null>();
    for (const id of known) byKey.set(id.toLowerCase(), byKey.has(id.toLowerCase()) ? null : id);
    const found = new Map<string, ClientId>();
    const find = async (text: string): Promise<void> => {
      const id = clientId(text);
      // Before the first training, only the book itself knows.
      const own = exact.has(text) || (await ports.source.readClient(id)) !== null ? id : byKey.get(text.toLowerCase());
      if (own) found.set(text, own);
    };
    for (let from = 0; from < written.length; from += CLIENTS_AT_ONCE) {
      await Promise.all(written.slice(from, from + CLIENTS_AT_ONCE).map(find));
    }
    return found;
  };
