import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor/actor.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import { isRegisteredId, type RegisteredClients } from '../ports/registered-clients.ts';

export interface LinkedIdPorts {
  readonly registered: Pick<RegisteredClients, 'find'>;
  /** The firm's book alone, without the registered clients. */
  readonly firmBook: Pick<BookSource, 'readClient'>;
}

/**
 * The client of the book that a registered id leads a person to; any other id stays as it is. Whoever may not see the book's client keeps the
 * registered id, so that a refusal doesn't tell whom it was linked to. So does everybody while the book is away.
 */
export const linkedId =
  (ports: LinkedIdPorts) =>
  async (id: ClientId, actor: Actor): Promise<ClientId> => {
    if (!isRegisteredId(id)) return id;
    const bookId = (await ports.registered.find(id))?.bookId ?? null;
    if (bookId === null) return id;
    try {
      const [facts] = (await ports.firmBook.readClient(bookId))?.clients ?? [];
      return facts && maySee(actor, facts.relationshipManagerId) ? bookId : id;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return id;
      throw error;
    }
  };
