import { ladderModal } from '../../../views/ladder/ladder-modal.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/client-id.ts';
import type { Asker, Edge } from '../edge.ts';
import { ladderMemory } from './ladder-memory.ts';

/**
 * Opens the modal that asks what kind of ladder. Nothing of the client is in it but the id that was pressed or picked: whether this person may
 * see the client is asked when there is something to show.
 */
export const openLadder = async (edge: Edge, asker: Asker, triggerId: string, clientId: string): Promise<void> => {
  if (clientId.length > LONGEST_CLIENT_ID) return;
  await edge.client.views.open({ trigger_id: triggerId, view: ladderModal(clientId, ladderMemory.write({ clientId }, asker)) });
};
