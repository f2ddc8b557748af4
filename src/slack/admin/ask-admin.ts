import type { AdminAction } from '../../../views/admin/admin-actions.ts';
import { explorationModal } from '../../../views/admin/exploration-modal.ts';
import { resetModal } from '../../../views/admin/reset-modal.ts';
import { retrainModal } from '../../../views/admin/retrain-modal.ts';
import type { Actor } from '../../usecases/actor.ts';
import { RESET_WORDS } from '../../usecases/admin/reset-learning.ts';
import type { Edge } from '../edge.ts';
import { openChannels } from './channels.ts';
import { openPeople } from './people.ts';

/** What a press asks on, in a modal on top. */
type AdminQuestion = (edge: Edge, actor: Actor, triggerId: string) => Promise<void>;

/** The buttons that ask something first. */
export const ADMIN_QUESTIONS: Readonly<Partial<Record<AdminAction, AdminQuestion>>> = {
  retrain: async (edge, _, triggerId) => {
    const card = await edge.services.modelCard(null);
    const now = card.kind === 'card' ? card.stored.model.settings.segments : null;
    await edge.client.views.push({ trigger_id: triggerId, view: retrainModal(now) });
  },
  people: openPeople,
  channels: openChannels,
  exploration: async (edge, _, triggerId) => {
    await edge.client.views.push({ trigger_id: triggerId, view: explorationModal(await edge.services.explorationShare()) });
  },
  reset: async (edge, _, triggerId) => {
    await edge.client.views.push({ trigger_id: triggerId, view: resetModal(RESET_WORDS) });
  },
};
