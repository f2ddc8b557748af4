import { notAdminMessage } from '../../../views/admin/admin-answers.ts';
import { noRoleMessage } from '../../../views/notices/no-role.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { tell } from '../posting/tell.ts';

/** Who asks, or how to tell somebody who isn't let in. Telling takes as long as Slack takes; a form may want its answer first. */
export type Admission = { readonly actor: Actor } | { readonly tellWhy: () => Promise<void> };

/** A stranger is told whom to ask for a role. */
export const admit = async (edge: Edge<'whoIs' | 'admins'>, asker: Asker): Promise<Admission> => {
  const actor = await edge.services.whoIs(asker.userId);
  return actor ? { actor } : { tellWhy: async () => tell(edge, asker, noRoleMessage(await edge.services.admins())) };
};

/** Only an admin is let in; anyone else is told that only admins may. The audit log then says who asked for `what`. */
export const admitAdmin = async (
  edge: Edge<'whoIs' | 'admins' | 'refuseAdministration'>,
  asker: Asker,
  what: string,
): Promise<Admission> => {
  const admission = await admit(edge, asker);
  if (!('actor' in admission) || (await edge.services.refuseAdministration(admission.actor, what)) === null) return admission;
  return { tellWhy: async () => tell(edge, asker, notAdminMessage(await edge.services.admins())) };
};
