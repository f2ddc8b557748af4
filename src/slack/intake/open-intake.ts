import { randomUUID } from 'node:crypto';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { notMappedMessage } from '../../../views/intake/intake-answers.ts';
import { EMPTY_FORM, intakeForm } from '../../../views/intake/intake-form.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { openModal } from '../posting/open-modal.ts';
import { tell } from '../posting/tell.ts';
import { writeIntakeMetadata } from './intake-metadata.ts';

/**
 * Opens the form for a new client.
 * @param name the name, if it's known already
 */
export const openIntake = async (edge: Edge, actor: Actor, asker: Asker, triggerId: string, name: string | null): Promise<void> => {
  if (actor.sees !== 'all' && actor.sees.length === 0) return tell(edge, asker, notMappedMessage());
  const metadata = writeIntakeMetadata(randomUUID(), asker, null);
  await openModal(edge, triggerId, intakeForm({ ...EMPTY_FORM, name }, metadata), { actionId: HOME_ACTIONS.newClient });
};
