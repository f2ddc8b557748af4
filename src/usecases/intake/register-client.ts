import { bandAtOnce, type IntakeFacts } from '../../advisor/intake/intake-facts.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import type { AuditPorts } from '../actor/audit-trail.ts';
import type { AuditRow } from '../ports/audit-log.ts';
import { type BookSource, SourceUnavailableError } from '../ports/book-source.ts';
import type { RecordedProfile, RiskProfiles } from '../ports/profiles/risk-profiles.ts';
import type { RegisteredClient, RegisteredClients } from '../ports/registered-clients.ts';
import type { RegisterClientOutcome } from './intake-outcomes.ts';
import { type PlaceClientPorts, placeClient } from './place-client.ts';

export interface RegisterClientPorts extends PlaceClientPorts, AuditPorts {
  readonly registered: RegisteredClients;
  readonly riskProfiles: Pick<RiskProfiles, 'record'>;
  readonly newId: () => string;
  /** The firm's book alone, without the registered clients. */
  readonly firmBook: Pick<BookSource, 'readClient'>;
}

/** Registers a client in the product's own tables; the firm's book is never written. The same form submitted twice registers once. */
export const registerClient = (ports: RegisterClientPorts) => {
  /** If the book is away, nobody knows. Its own ids rarely look like ours. */
  const isTaken = async (id: ClientId): Promise<boolean> => {
    try {
      return (await ports.firmBook.readClient(id)) !== null;
    } catch (error) {
      if (error instanceof SourceUnavailableError) return false;
      throw error;
    }
  };
  /** A band above the questionnaire's waits for a second person, as a profile. */
  const propose = async ({ id, facts, registeredBy, registeredAt }: RegisteredClient): Promise<void> => {
    const { band } = facts;
    if (band.kind === 'questionnaire' || bandAtOnce(band) === band.band) return;
    const profile: RecordedProfile = {
      id: ports.newId(),
      clientId: id,
      band: band.band,
      assessedOn: facts.on,
      recordedOn: facts.on,
      recordedAt: registeredAt,
      recordedBy: registeredBy,
      source: 'adviser',
      status: 'waits',
      decidedBy: null,
      grounds: { scored: band.scored ?? null, reason: band.reason },
    };
    await ports.riskProfiles.record([profile]);
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
    const { band } = facts;
    const detail = { band: band.band, bandFrom: band.kind, relationshipManager: relationshipManagerId };
    const noted = (id: ClientId): AuditRow => ({ at, actorId: actor.id, action: 'client.register', clientId: id, detail });
    const { client, fresh } = await ports.registered.register(
      { intakeId, facts, relationshipManagerId, registeredBy: actor.id, registeredAt: at },
      isTaken,
      noted,
    );
    if (fresh) await propose(client);
    if (!fresh) await ports.audit.append({ ...noted(client.id), detail: { ...detail, again: true } });
    return { kind: 'registered', client, fresh };
  };
};
