import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type BookSource, type RelationshipManager, SourceUnavailableError } from '../ports/book-source.ts';
import type { PeopleStore, Person, Role, TokenStore } from '../ports/people-store.ts';
import { type NotAllowed, refuse } from './refuse.ts';

export interface KnownPerson extends Person {
  /** `environment`: only a restart changes it. */
  readonly from: 'database' | 'environment';
}

export interface PeopleList {
  readonly kind: 'people';
  /** Admins first, then supervisors, then advisers. */
  readonly people: readonly KnownPerson[];
  /** Null: the book couldn't be read. */
  readonly managers: readonly RelationshipManager[] | null;
  /** False: the book has none, so advisers see all clients. */
  readonly hasManagers: boolean;
}

export type PutPersonOutcome =
  | NotAllowed
  | { readonly kind: 'saved'; readonly person: Person; readonly before: Person | null }
  /** There would be no admin left. */
  | { readonly kind: 'last-admin' }
  /** The book has no such relationship managers. */
  | { readonly kind: 'unknown-managers'; readonly ids: readonly string[] };

export type RemovePersonOutcome =
  | NotAllowed
  | {
      readonly kind: 'removed';
      readonly slackUserId: string;
      /** The role that the environment still gives this person. */
      readonly left: Role | null;
    }
  | { readonly kind: 'last-admin' }
  | { readonly kind: 'unknown-person' };

export interface KeepPeoplePorts extends AuditPorts {
  readonly people: PeopleStore;
  readonly tokens: Pick<TokenStore, 'revoke'>;
  readonly source: Pick<BookSource, 'readRelationshipManagers' | 'hasRelationshipManagers'>;
  readonly startingRoles: Readonly<Record<Role, readonly string[]>>;
}

const ROLES: readonly Role[] = ['admin', 'supervisor', 'advisor'];

/**
 * Keeps who has which role and sees whose clients, changed by admins while the product runs. Every change is an audit row before it takes
 * effect.
 */
export const keepPeople = (ports: KeepPeoplePorts) => {
  const { people, source, startingRoles } = ports;
  const trail = auditTrail(ports);
  const startingRole = (id: string): Role | null => ROLES.find((role) => startingRoles[role].includes(id)) ?? null;

  const everybody = async (): Promise<readonly KnownPerson[]> => {
    const stored = (await people.list()).map((person): KnownPerson => ({ ...person, from: 'database' }));
    const starting = [...new Set(ROLES.flatMap((role) => startingRoles[role]))]
      .filter((id) => !stored.some((person) => person.slackUserId === id))
      .map(
        (id): KnownPerson => ({ slackUserId: id, role: startingRole(id) ?? 'advisor', relationshipManagerIds: [], from: 'environment' }),
      );
    return [...stored, ...starting].sort((one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role));
  };

  const managers = async (): Promise<readonly RelationshipManager[] | null> => {
    try {
      return await source.readRelationshipManagers();
    } catch (error) {
      if (error instanceof SourceUnavailableError) return null;
      throw error;
    }
  };

  /**
   * Two admins who take the role from each other at once both saw another admin before. So whoever finds none afterwards undoes their own
   * change.
   */
  const undoneForWantOfAdmins = async (actor: Actor, slackUserId: string, before: Person | null): Promise<boolean> => {
    if ((before?.role ?? startingRole(slackUserId)) !== 'admin' || (await everybody()).some(({ role }) => role === 'admin')) return false;
    await note(actor, 'people.undo', slackUserId, { role: 'admin', why: 'nobody would be an admin' });
    await (before ? people.put(before) : people.remove(slackUserId));
    return true;
  };

  const isLastAdmin = async (id: string): Promise<boolean> => {
    const admins = (await everybody()).filter(({ role }) => role === 'admin');
    return admins.length === 1 && admins[0]?.slackUserId === id;
  };

  const note = (actor: Actor, action: string, person: string, detail: Record<string, string>): Promise<void> =>
    trail.note({ actor, action, detail: { person, ...detail } });

  return {
    list: async ({ actor }: { readonly actor: Actor }): Promise<PeopleList | NotAllowed> => {
      const refused = await refuse(ports, actor, 'people');
      if (refused) return refused;
      return { kind: 'people', people: await everybody(), managers: await managers(), hasManagers: await source.hasRelationshipManagers() };
    },

    put: async ({ actor, person }: { readonly actor: Actor; readonly person: Person }): Promise<PutPersonOutcome> => {
      const refused = await refuse(ports, actor, 'people');
      if (refused) return refused;
      if (person.role !== 'admin' && (await isLastAdmin(person.slackUserId))) return { kind: 'last-admin' };
      // The book may be slow or away, so it's only asked about what was chosen.
      const known = person.relationshipManagerIds.length === 0 ? null : await managers();
      const unknown = known === null ? [] : person.relationshipManagerIds.filter((id) => !known.some((manager) => manager.id === id));
      if (unknown.length > 0) return { kind: 'unknown-managers', ids: unknown };
      const before = await people.find(person.slackUserId);
      await note(actor, 'people.put', person.slackUserId, {
        role: person.role,
        managers: person.relationshipManagerIds.join(' '),
        before: before ? `${before.role} ${before.relationshipManagerIds.join(' ')}`.trim() : (startingRole(person.slackUserId) ?? 'none'),
      });
      await people.put(person);
      if (await undoneForWantOfAdmins(actor, person.slackUserId, before)) return { kind: 'last-admin' };
      return { kind: 'saved', person, before };
    },

    remove: async ({ actor, slackUserId }: { readonly actor: Actor; readonly slackUserId: string }): Promise<RemovePersonOutcome> => {
      const refused = await refuse(ports, actor, 'people');
      if (refused) return refused;
      const known = await people.find(slackUserId);
      const left = startingRole(slackUserId);
      if (!known) return left ? { kind: 'removed', slackUserId, left } : { kind: 'unknown-person' };
      if (left !== 'admin' && (await isLastAdmin(slackUserId))) return { kind: 'last-admin' };
      await note(actor, 'people.remove', slackUserId, { before: known.role });
      await people.remove(slackUserId);
      if (await undoneForWantOfAdmins(actor, slackUserId, known)) return { kind: 'last-admin' };
      // Whoever gets a role again gets a new token too.
      if (left === null) await ports.tokens.revoke(slackUserId);
      return { kind: 'removed', slackUserId, left };
    },
  };
};
