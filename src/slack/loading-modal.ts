import type { ModalView } from '@slack/types';
import { loadingModal } from '../../views/loading-modal.ts';
import type { Edge } from './edge.ts';
import { updateView } from './update-view.ts';

export interface LoadingModal {
  /** Puts the real view in its place, unless the person did something to it meanwhile. */
  readonly show: (view: ModalView) => Promise<void>;
}

/** A modal at once, for what takes longer than a trigger lives (3 s). */
export const openLoading = async (edge: Pick<Edge, 'client' | 'logger'>, triggerId: string, title: string): Promise<LoadingModal> => {
  const { view: opened } = await edge.client.views.open({ trigger_id: triggerId, view: loadingModal(title) });
  return {
    show: async (view) => {
      if (!opened?.id) throw new Error('views.open named no view');
      await updateView(edge, { id: opened.id, ...(opened.hash !== undefined && { hash: opened.hash }) }, view);
    },
  };
};
