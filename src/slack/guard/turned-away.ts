import { BUSY_WORDS, busyHome, busyMessage, busyModal, busyOption, SLOW_WORDS } from '../../../views/notices/busy.ts';
import type { Edge } from '../edge/edge.ts';
import { tell } from '../posting/tell.ts';
import { type Incoming, readIncoming } from './incoming.ts';

/** Answers what isn't taken now along with the acknowledgement, where Slack shows that. Words under a field leave a form as it was filled in. */
export const busyReply = (incoming: Incoming): object | undefined => {
  if (incoming.kind === 'options') return { options: [busyOption()] };
  if (incoming.kind === 'command') return { response_type: 'ephemeral', ...busyMessage() };
  if (incoming.kind !== 'submission') return undefined;
  return incoming.block === null
    ? { response_action: 'push', view: busyModal() }
    : { response_action: 'errors', errors: { [incoming.block]: BUSY_WORDS } };
};

/** Tells whoever is turned away after Slack had its acknowledgement. */
export const tellBusy = async (edge: Edge, incoming: Incoming): Promise<void> => {
  if (incoming.kind === 'home') await edge.client.views.publish({ user_id: incoming.userId, view: busyHome() });
  else if ('asker' in incoming && incoming.kind !== 'submission') await tell(edge, incoming.asker, busyMessage());
};

/** The answer where the real one takes too long or failed. What was filled in stays; whether it was done isn't known yet. */
export const slowReply = (body: unknown): object | undefined => {
  const incoming = readIncoming(body);
  if (incoming?.kind === 'options') return { options: [] };
  if (incoming?.kind !== 'submission' || incoming.block === null) return undefined;
  return { response_action: 'errors', errors: { [incoming.block]: SLOW_WORDS } };
};
