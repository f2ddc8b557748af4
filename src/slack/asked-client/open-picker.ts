import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { CLIENT_ACTIONS, type ClientSurface } from '../../../views/asked-client/client-buttons.ts';
import { pickClientModal } from '../../../views/asked-client/pick-client-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import { openModal } from '../posting/open-modal.ts';

const SURFACES = Object.keys(CLIENT_ACTIONS) as [ClientSurface, ...ClientSurface[]];
const memory = modalMemory({ surface: z.enum(SURFACES) });

/** Opens the modal that asks which client. It remembers the question, and where it was asked. */
export const openPicker = async (
  edge: Edge,
  asker: Asker,
  triggerId: string,
  surface: ClientSurface,
  initial?: PlainTextOption,
): Promise<void> => {
  await openModal(edge, triggerId, pickClientModal(surface, memory.write({ surface }, asker), initial), {
    actionId: HOME_ACTIONS[surface],
  });
};

/** The question that the picker was opened for. */
export const pickedSurface = (metadata: string): ClientSurface => memory.read(metadata)?.surface ?? 'recommend';
