import { familyModal } from '../../../views/family/family-modal.ts';
import type { Actor } from '../../usecases/actor.ts';
import { maySeeFirmWide } from '../../usecases/family/read-family-statistics.ts';
import type { Asker, Edge } from '../edge.ts';
import { openPicker } from '../pick-client.ts';
import { rememberAsker } from '../remember-asker.ts';

/** Asks which client's family; whoever may see the whole firm can ask for that instead. */
export const openFamily = async (edge: Edge, actor: Actor, asker: Asker, triggerId: string): Promise<void> => {
  if (!maySeeFirmWide(actor)) return openPicker(edge, asker, triggerId, 'family');
  await edge.client.views.open({ trigger_id: triggerId, view: familyModal(rememberAsker(asker)) });
};
