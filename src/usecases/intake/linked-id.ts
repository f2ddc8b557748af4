import type { ClientId } from '../../advisor/units.ts';
import { type Actor, maySee } from '../actor.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import { type BookSource, SourceUnavailableError } from '../ports.ts';

/**
 * The client of the book to whom a registered id leads a person. Whoever may not see that client keeps the id that was asked with, so that a refusal
 * does not tell whom it was linked to; so does everybody while the book is away.
 */
export const linkedId =
  (ports: { readonly registered: Pick<RegisteredClients, 'find'>; readonly firmBook: Pick<BookSource, 'readClient'> }) =>
  async (id: ClientId, actor: Actor): Promise<ClientId> => {
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
