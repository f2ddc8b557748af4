import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';

/** The word for it where Slack's own words for a refusal stand. */
export const SHARED_OUTSIDE = 'shared_channel';

/**
 * Whether people of another organisation read this channel, or are about to.
 * @param unsaid what counts where Slack does not say: a digest goes out all the same, a client's facts do not
 */
export const isSharedOutside = async (edge: Pick<Edge, 'client' | 'logger'>, channel: string, unsaid = false): Promise<boolean> => {
  // Direct messages with the bot are between two.
  if (!/^[CG]/.test(channel)) return false;
  try {
    const { channel: info } = await edge.client.conversations.info({ channel });
    return Boolean(info?.is_ext_shared || info?.is_pending_ext_shared);
  } catch (error) {
    edge.logger.info({ channel, ...loggable(error) }, 'Slack does not say whether a channel is shared');
    return unsaid;
  }
};
