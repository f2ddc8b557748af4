import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';

/** Our code for it, next to Slack's own codes for a refusal. */
export const SHARED_OUTSIDE = 'shared_channel';

/**
 * Whether people of another organisation read this channel, or are about to.
 * @param unsaid the answer if Slack doesn't say: a digest is posted all the same, client details aren't
 */
export const isSharedOutside = async (edge: Pick<Edge, 'client' | 'logger'>, channel: string, unsaid = false): Promise<boolean> => {
  // Direct messages with the bot are between two.
  if (!/^[CG]/.test(channel)) return false;
  try {
    const { channel: info } = await edge.client.conversations.info({ channel });
    if (!info) throw new Error('conversations.info named no channel');
    return Boolean(info.is_ext_shared || info.is_pending_ext_shared);
  } catch (error) {
    edge.logger.info({ channel, ...loggable(error) }, 'Slack does not say whether a channel is shared');
    return unsaid;
  }
};
