import { adminModal } from '../../../views/admin/admin-modal.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { openLoading } from '../loading-modal.ts';
import { loggable } from '../loggable.ts';
import { asAdmin } from './as-admin.ts';

const TITLE = 'Administration';

/** `/bond-admin` and the button on Home: how everything stands, and what can be done. */
export const openAdministration = async (edge: Edge, asker: Asker, triggerId: string): Promise<void> => {
  const actor = await asAdmin(edge, asker, 'administration');
  if (!actor) return;
  const modal = await openLoading(edge, triggerId, TITLE);
  const state = await edge.services.adminState({ actor });
  if (state.kind === 'state') await modal.show(adminModal(state));
};

/** Draws the first modal again, as things stand now, with what came of what was done. It may be closed meanwhile: then nobody misses it. */
export const redrawAdministration = async (edge: Edge, actor: Actor, viewId: string | null | undefined, notice: string): Promise<void> => {
  if (!viewId) return;
  try {
    const state = await edge.services.adminState({ actor });
    if (state.kind === 'state') await edge.client.views.update({ view_id: viewId, view: adminModal(state, notice) });
  } catch (error) {
    edge.logger.debug(loggable(error), 'the administration was closed meanwhile');
  }
};
