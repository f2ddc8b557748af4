import { z } from 'zod';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import type { On } from '../listener/on.ts';
import { DIGEST_METADATA, readLabel } from '../posting/message-metadata.ts';

const id = z.string().min(1).max(191);
const posted = z.object({
  bot_id: z.string().optional(),
  user_id: z.string().optional(),
  channel_id: id,
  message_ts: z.string().regex(/^\d{1,12}\.\d{1,6}$/),
  metadata: z.unknown(),
});

/**
 * Slack tells us of a message of ours: the answer to a post may have been lost, or the process may have died before it noted the place. Other apps can
 * label their messages as they like, so only our own count.
 */
export const onArrival = (on: On, edge: Edge<'noteFoundMessage' | 'noteDigestArrived'>): void => {
  on.event('message_metadata_posted')
    .forAnyone('it tells us of our own messages')
    .answer(async ({ event }) => {
      const read = posted.safeParse(event);
      const label = read.success ? readLabel(read.data.metadata) : null;
      if (!read.success || !label) return;
      const { channel_id: channel, message_ts: ts, bot_id, user_id } = read.data;
      const { userId, botId } = edge.bot();
      const isOurs = (userId !== null && user_id === userId) || (botId !== null && bot_id === botId);
      if (!isOurs) return;
      try {
        await edge.arrivals.note(label.id, { channel, ts });
        if (label.type === DIGEST_METADATA) await edge.services.noteDigestArrived({ id: label.id, channel, ts });
        const { recommendationId } = label;
        // At once: whoever posted it may be dead before its turn ends.
        if (recommendationId !== undefined) await edge.services.noteFoundMessage(recommendationId, { channel, ts });
      } catch (error) {
        edge.logger.warn({ channel, ...loggable(error) }, 'a message of ours could not be noted');
      }
    });
};
