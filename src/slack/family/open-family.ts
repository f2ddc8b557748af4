import { familyModal } from '../../../views/family/family-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { rememberAsker } from '../listener/remember-asker.ts';
import { openModal } from '../posting/open-modal.ts';

/** Asks which client's family, or for all parents and children. People who may see the whole firm can choose figures over all families. */
export const openFamily = async (edge: Edge, actor: Actor, asker: Asker, triggerId: string): Promise<void> => {
  await openModal(edge, triggerId, familyModal(rememberAsker(asker), maySeeFirmWide(actor)), { actionId: HOME_ACTIONS.family });
};
