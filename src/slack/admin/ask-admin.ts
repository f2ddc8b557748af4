import type { AdminAction } from '../../../views/admin/admin-actions.ts';
import { explorationModal } from '../../../views/admin/exploration-modal.ts';
import { resetModal } from '../../../views/admin/reset-modal.ts';
import { retrainModal } from '../../../views/admin/retrain-modal.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { RESET_WORDS } from '../../usecases/admin/reset-learning.ts';
import type { Edge } from '../edge/edge.ts';
import { openChannels, type ShowsChannels } from './on-channels.ts';
import { type ListsPeople, openPeople } from './on-people.ts';
import { pushModal } from './push-modal.ts';

export type AsksAdmins = ShowsChannels & ListsPeople & Edge<'modelCard' | 'explorationShare' | 'admins'>;

/** Asks for more, in a modal on top. */
type AdminQuestion = (edge: AsksAdmins, actor: Actor, triggerId: string) => Promise<void>;

/** The buttons that ask for more first. */
export const ADMIN_QUESTIONS: Readonly<Partial<Record<AdminAction, AdminQuestion>>> = {
  retrain: async (edge, _, triggerId) => {
    const card = await edge.services.modelCard(null);
    const now = card.kind === 'card' ? card.stored.model.settings.segments : null;
    await pushModal(edge, triggerId, retrainModal(now));
  },
  people: openPeople,
  channels: openChannels,
  exploration: async (edge, _, triggerId) => {
    await pushModal(edge, triggerId, explorationModal(await edge.services.explorationShare()));
  },
  reset: async (edge, actor, triggerId) => {
    const others = (await edge.services.admins()).filter((id) => id !== actor.id);
    await pushModal(edge, triggerId, resetModal(RESET_WORDS, others.length === 0));
  },
};
