import { z } from 'zod';
import { CLIENT_ACTIONS } from '../../../views/asked-client/client-buttons.ts';
import { ladderModal } from '../../../views/ladder/ladder-modal.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import { openModal } from '../posting/open-modal.ts';

/** The modal remembers which client the ladder is for. */
export const ladderMemory = modalMemory({ clientId: z.string().min(1).max(LONGEST_CLIENT_ID) });

/**
 * Opens the modal that asks what kind of ladder. It shows nothing of the client but the id that was pressed or picked. Whether this person may see
 * the client is checked when the form comes back.
 */
export const openLadder = async (edge: Edge, asker: Asker, triggerId: string, clientId: string): Promise<void> => {
  if (clientId.length > LONGEST_CLIENT_ID) return;
  const view = ladderModal(clientId, ladderMemory.write({ clientId }, asker));
  await openModal(edge, triggerId, view, { actionId: CLIENT_ACTIONS.ladder, value: clientId });
};
