import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';

/** The word for it where Slack's own words for a refusal stand. */
export const SHARED_OUTSIDE = 'shared_channel';

/** Whether people of another organisation read this channel, or are about to. What Slack does not say is taken for a channel of the firm's own. */
export const isSharedOutside = async (edge: Pick<Edge, 'client' | 'logger'>, channel: string): Promise<boolean> => {
  // Direct messages with the bot are between two.
  if (!/^[CG]/.test(channel)) return false;
  try {
    const { channel: info } = await edge.client.conversations.info({ channel });
    return Boolean(info?.is_ext_shared || info?.is_pending_ext_shared);
  } catch (error) {
    edge.logger.info({ channel, ...loggable(error) }, 'Slack does not say whether a channel is shared');
    return false;
  }
};
