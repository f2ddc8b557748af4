import { digestNotAllowedMessage } from '../../../views/digest/digest-answers.ts';
import { digestPanel } from '../../../views/digest/digest-panel.ts';
import { digestTimeModal } from '../../../views/digest/digest-time-modal.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { rememberAsker } from '../remember-asker.ts';
import { tell } from '../tell.ts';

/** Opens the modal that asks when this channel's digest is to come. */
export const openDigestTime = async (edge: Edge, actor: Actor, asker: Asker, triggerId: string): Promise<void> => {
  const { channel } = asker;
  if (!(await edge.services.askToManageDigest({ actor, channel, asked: 'time' }))) return tell(edge, asker, digestNotAllowedMessage());
  const standing = await edge.services.digestStanding(channel);
  if (!standing.subscription) return tell(edge, asker, digestPanel(standing, true));
  await edge.client.views.open({ trigger_id: triggerId, view: digestTimeModal(standing, rememberAsker(asker)) });
};
