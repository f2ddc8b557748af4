import type { ClientId } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { readClientId } from '../asked-client/client-id.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { ClientEraser, Erased, Scrubbed } from '../ports/client-eraser.ts';

export type ForgetClientOutcome =
  | {
      readonly kind: 'forgotten';
      /** Every id under which the client was known. */
      readonly ids: readonly string[];
      readonly erased: Erased;
      readonly file: Scrubbed;
      /** Rows of an imported book that lost the client's name; 0 for the firm's own book, which is only read. */
      readonly namesInBook: number;
      /**
       * Whether the firm's book still holds the client. The book is never written, so the next training would pick the facts up again.
       * Null: the book couldn't be asked.
       */
      readonly stillInBook: boolean | null;
    }
  | { readonly kind: 'unknown-client' };

export interface ForgetClientPorts extends AuditPorts {
  readonly eraser: ClientEraser;
  readonly source: Pick<BookSource, 'readClient'>;
  /** Erases names from a book that imports made. Returns in how many rows. */
  readonly forgetNames: (ids: readonly ClientId[]) => Promise<number>;
}

/** Erases a client's personal facts from the product's own tables. */
export const forgetClient = ({ eraser, source, forgetNames, ...ports }: ForgetClientPorts) => {
  const trail = auditTrail(ports);

  const isInBook = async (id: NonNullable<ReturnType<typeof readClientId>>): Promise<boolean | null> => {
    try {
      return (await source.readClient(id)) !== null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return null;
      throw error;
    }
  };

  return {
    /** Whether there is anybody to forget. */
    isKnown: async (clientId: string): Promise<boolean> => {
      const id = readClientId(clientId);
      return id !== null && ((await eraser.isKnown(id)) || (await isInBook(id)) === true);
    },

    forget: async ({ actor, clientId }: { readonly actor: Actor; readonly clientId: string }): Promise<ForgetClientOutcome> => {
      const id = readClientId(clientId);
      if (id === null) return { kind: 'unknown-client' };
      const stillInBook = await isInBook(id);
      if (stillInBook !== true && !(await eraser.isKnown(id))) return { kind: 'unknown-client' };
      const ids = await eraser.idsOf(id);
      // One row per id: whoever checks the log finds why its rows lost this client.
      for (const clientId of ids) await trail.note({ actor, action: 'client.forget', clientId });
      const erased = await eraser.erase(ids, { at: ports.clock.now(), actorId: actor.id });
      const namesInBook = await forgetNames(ids);
      return { kind: 'forgotten', ids, erased, namesInBook, file: await eraser.scrub(), stillInBook };
    },
  };
};
