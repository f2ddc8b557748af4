/** Who asks, and what that person may see. */
export type Role = 'admin' | 'supervisor' | 'advisor';

export interface Actor {
  /** A Slack user id; `command-line` for the command line. */
  readonly id: string;
  readonly role: Role;
  /** The relationship managers whose clients an advisor sees; `all` for admins, supervisors and books without relationship managers. */
  readonly sees: 'all' | readonly string[];
}

export const COMMAND_LINE: Actor = { id: 'command-line', role: 'admin', sees: 'all' };

/** May this person see a client with this relationship manager? */
export const maySee = (actor: Actor, relationshipManagerId: string | null): boolean =>
  actor.sees === 'all' || (relationshipManagerId !== null && actor.sees.includes(relationshipManagerId));

/** An advisor for whom no relationship manager is named: no client is that advisor's. */
export const seesNobody = (actor: Actor): boolean => actor.sees !== 'all' && actor.sees.length === 0;
