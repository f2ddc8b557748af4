import type { Actor } from '../actor.ts';
import { readClientId } from '../client-id.ts';
import type { ClientEraser, Erased } from '../ports/client-eraser.ts';
import { type AuditStore, type BookSource, type Clock, SourceUnavailableError } from '../ports.ts';

export type ForgetClientOutcome =
  | {
      readonly kind: 'forgotten';
      /** Every id under which the client was known. */
      readonly ids: readonly string[];
      readonly erased: Erased;
      /** Whether the firm's book, which is never written, still holds the client: the next training would take the facts up again. Null: it could not be asked. */
      readonly stillInBook: boolean | null;
    }
  | { readonly kind: 'unknown-client' };

export interface ForgetClientPorts {
  readonly eraser: ClientEraser;
  readonly source: Pick<BookSource, 'readClient'>;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Takes a client's personal facts out of the product's own tables. */
export const forgetClient = ({ eraser, source, audit, clock }: ForgetClientPorts) => {
  const isInBook = async (id: NonNullable<ReturnType<typeof readClientId>>): Promise<boolean | null> => {
    try {
      return (await source.readClient(id)) !== null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return null;
      throw error;
    }
  };

  return {
    /** Whether there is anything to be asked about. */
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
      // A row each: whoever checks the log finds why its rows lost this client.
      for (const clientId of ids) await audit.append({ at: clock.now(), actorId: actor.id, action: 'client.forget', clientId, detail: {} });
      return { kind: 'forgotten', ids, erased: await eraser.erase(ids), stillInBook };
    },
  };
};
