import type { IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { Actor } from '../actor.ts';
import type { RegisteredClients } from '../ports/registered-clients.ts';
import { type AuditStore, type BookSource, type Clock, SourceUnavailableError } from '../ports.ts';
import type { RegisterClientOutcome } from './intake-outcomes.ts';
import { type PlaceClientPorts, placeClient } from './place-client.ts';

export interface RegisterClientPorts extends PlaceClientPorts {
  readonly registered: RegisteredClients;
  /** The firm's book alone, without the registered clients. */
  readonly firmBook: Pick<BookSource, 'readClient'>;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Registers a client in the product's own tables; the firm's book is never written. The same form submitted twice registers once. */
export const registerClient = (ports: RegisterClientPorts) => {
  /** A book that is away cannot say; its own ids seldom look like ours. */
  const isTaken = async (id: ClientId): Promise<boolean> => {
    try {
      return (await ports.firmBook.readClient(id)) !== null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return false;
      throw error;
    }
  };
  return async (request: {
    readonly actor: Actor;
    /** The form's own id. */
    readonly intakeId: string;
    readonly facts: IntakeFacts;
  }): Promise<RegisterClientOutcome> => {
    const { actor, intakeId, facts } = request;
    const placed = await placeClient(ports, actor, facts);
    if (placed.kind !== 'placed') return placed;
    const { relationshipManagerId } = placed;
    const at = ports.clock.now();
    const { client, fresh } = await ports.registered.register(
      { intakeId, facts, relationshipManagerId, registeredBy: actor.id, registeredAt: at },
      isTaken,
    );
    const { band } = client.facts;
    const detail = { band: band.band, bandFrom: band.kind, relationshipManager: client.relationshipManagerId, again: !fresh };
    await ports.audit.append({ at, actorId: actor.id, action: 'client.register', clientId: client.id, detail });
    return { kind: 'registered', client, fresh };
  };
};
