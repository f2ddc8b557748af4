import type { IntakeFacts } from '../../src/advisor/intake/intake-facts.ts';
import type { ClientId } from '../../src/advisor/units.ts';
import type { Dependencies } from '../../src/deps.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import { intakeFacts } from './samples/intake-facts.ts';

/** Two advisers, each with their own clients, and somebody who sees everyone. */
export const ONE: Actor = { id: 'U1', role: 'advisor', sees: ['1'] };
export const TWO: Actor = { id: 'U2', role: 'advisor', sees: ['2'] };
export const ADMIN: Actor = { id: 'U9', role: 'admin', sees: 'all' };

let forms = 0;

/**
 * Registers a client with a new form.
 * @throws if that's refused
 */
export const register = async ({ services }: Dependencies, actor: Actor, facts: IntakeFacts = intakeFacts()): Promise<ClientId> => {
  const outcome = await services.registerClient({ actor, intakeId: `form-${forms++}`, facts });
  if (outcome.kind !== 'registered') throw new Error(outcome.kind);
  return outcome.client.id;
};

/** Who looked at whom, for one kind of look. */
export const auditOf = async ({ database }: Dependencies, action: string) =>
  (await database.knex('advisor_audit').where({ action }).orderBy('sequence')).map((row) => ({
    actor: String(row.actor_id),
    client: row.client_id === null ? null : String(row.client_id),
  }));

/** A client in the book whom the first adviser sees. */
export const bookClient = async ({ stores }: Dependencies, at = 0): Promise<ClientId> =>
  ((await stores.profiles.search('C_', ['1'], 10))[at] as { clientId: ClientId }).clientId;
