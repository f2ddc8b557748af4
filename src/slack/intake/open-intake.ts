import { randomUUID } from 'node:crypto';
import { notMappedMessage } from '../../../views/intake/intake-answers.ts';
import { EMPTY_FORM, intakeForm } from '../../../views/intake/intake-form.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { tell } from '../tell.ts';
import { writeIntakeMetadata } from './intake-metadata.ts';

/** Opens the form for a new client. @param name what is known of the name already */
export const openIntake = async (edge: Edge, actor: Actor, asker: Asker, triggerId: string, name: string | null): Promise<void> => {
  if (actor.sees !== 'all' && actor.sees.length === 0) return tell(edge, asker, notMappedMessage());
  const metadata = writeIntakeMetadata(randomUUID(), asker, null);
  await edge.client.views.open({ trigger_id: triggerId, view: intakeForm({ ...EMPTY_FORM, name }, metadata) });
};
