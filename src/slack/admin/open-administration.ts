import { adminModal } from '../../../views/admin/admin-modal.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { openLoading } from '../posting/open-modal.ts';
import { ADMINISTRATION_AGAIN } from './push-modal.ts';

const TITLE = 'Administration';

export type ShowsAdministration = Edge<'adminState'>;

/** Opens the administration: the state of everything, and what an admin can do. */
export const openAdministration = async (edge: ShowsAdministration, actor: Actor, triggerId: string): Promise<void> => {
  const modal = await openLoading(edge, triggerId, TITLE, ADMINISTRATION_AGAIN);
  const state = await edge.services.adminState({ actor });
  if (state.kind === 'state') await modal.show(adminModal(state));
};

/** Redraws the administration with the state now and a notice about the last press. Does nothing if it was closed meanwhile. */
export const redrawAdministration = async (
  edge: ShowsAdministration,
  actor: Actor,
  viewId: string | null | undefined,
  notice: string,
): Promise<void> => {
  if (!viewId) return;
  try {
    const state = await edge.services.adminState({ actor });
    if (state.kind === 'state') await edge.client.views.update({ view_id: viewId, view: adminModal(state, notice) });
  } catch (error) {
    edge.logger.debug(loggable(error), 'the administration was closed meanwhile');
  }
};
