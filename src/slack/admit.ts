import { noRoleMessage } from '../../views/no-role.ts';
import type { Actor } from '../usecases/actor.ts';
import type { Asker, Edge } from './edge.ts';
import { tell } from './tell.ts';

/** Who asks; null for a stranger, who has been told whom to ask for a role. Comes before everything else. */
export const admit = async (edge: Edge, asker: Asker): Promise<Actor | null> => {
  const actor = await edge.services.whoIs(asker.userId);
  if (!actor) await tell(edge, asker, noRoleMessage(await edge.services.admins()));
  return actor;
};
