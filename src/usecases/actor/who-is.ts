import type { BookSource } from '../ports/book-source.ts';
import type { PeopleStore, Role } from '../ports/people-store.ts';
import type { Actor } from './actor.ts';

/** People with a role from the environment. The database adds to it, and wins for the same person. */
export type StartingRoles = Readonly<Record<Role, readonly string[]>>;

/** The role of a Slack user; null for a stranger. Of two roles in the environment, the one that sees more counts. */
export const whoIs =
  (ports: {
    readonly people: PeopleStore;
    readonly source: Pick<BookSource, 'hasRelationshipManagers'>;
    readonly startingRoles: StartingRoles;
  }) =>
  async (slackUserId: string): Promise<Actor | null> => {
    const person = await ports.people.find(slackUserId);
    const starting = (['admin', 'supervisor', 'advisor'] as const).find((role) => ports.startingRoles[role].includes(slackUserId));
    const role = person?.role ?? starting;
    if (!role) return null;
    const seesAll = role !== 'advisor' || !(await ports.source.hasRelationshipManagers());
    return { id: slackUserId, role, sees: seesAll ? 'all' : (person?.relationshipManagerIds ?? []) };
  };
