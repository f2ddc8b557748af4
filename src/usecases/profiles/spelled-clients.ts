import { type ClientId, clientId } from '../../advisor/units.ts';
import type { BookSource } from '../ports/book-source.ts';
import type { KnownClients } from '../ports/profile-store.ts';

/** The book's ids of clients by what a file calls them: letter case doesn't make another client. Those that the book doesn't have are left out. */
export type SpelledClients = (written: readonly string[]) => Promise<ReadonlyMap<string, ClientId>>;

export const spelledClients =
  (ports: { readonly known: KnownClients; readonly source: Pick<BookSource, 'readClient'> }): SpelledClients =>
  async (written) => {
    const known = await ports.known.named(written, 'all');
    const exact = new Set<string>(known);
    const byKey = new Map<string, ClientId | null>();
    for (const id of known) byKey.set(id.toLowerCase(), byKey.has(id.toLowerCase()) ? null : id);
    const found = new Map<string, ClientId>();
    for (const text of written) {
      const id = clientId(text);
      // Before the first training, only the book itself knows.
      const own = exact.has(text) || (await ports.source.readClient(id)) !== null ? id : byKey.get(text.toLowerCase());
      if (own) found.set(text, own);
    }
    return found;
  };
