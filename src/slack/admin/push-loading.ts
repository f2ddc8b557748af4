import type { ModalView } from '@slack/types';
import { loadingModal } from '../../../views/loading-modal.ts';
import type { Edge } from '../edge.ts';

/** A modal on top of the one that is open, at once; what it shows may take longer than a trigger lives (3 s). */
export const pushLoading = async (
  edge: Pick<Edge, 'client'>,
  triggerId: string,
  title: string,
): Promise<(view: ModalView) => Promise<void>> => {
  const { view: pushed } = await edge.client.views.push({ trigger_id: triggerId, view: loadingModal(title) });
  return async (view) => {
    if (!pushed?.id) throw new Error('views.push named no view');
    await edge.client.views.update({ view_id: pushed.id, view, ...(pushed.hash !== undefined && { hash: pushed.hash }) });
  };
};
