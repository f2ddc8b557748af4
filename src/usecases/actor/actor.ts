import type { Role } from '../ports/people-store.ts';

/** Somebody who asks, and what that person may see. */
export interface Actor {
  /** A Slack user id; `command-line` for the command line. */
  readonly id: string;
  readonly role: Role;
  /**
   * The relationship managers whose clients an adviser sees. `all` for admins and supervisors, and in books without relationship managers.
   */
  readonly sees: 'all' | readonly string[];
}

export const COMMAND_LINE: Actor = { id: 'command-line', role: 'admin', sees: 'all' };

/** Whether this person may see a client of this relationship manager. */
export const maySee = (actor: Actor, relationshipManagerId: string | null): boolean =>
  actor.sees === 'all' || (relationshipManagerId !== null && actor.sees.includes(relationshipManagerId));

/** Whether this is an adviser to whom no relationship manager is mapped, so that no client is theirs. */
export const seesNobody = (actor: Actor): boolean => actor.sees !== 'all' && actor.sees.length === 0;
