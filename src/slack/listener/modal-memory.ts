import { z } from 'zod';
import { SLACK_LIMITS } from '../../../views/blocks/limits.ts';
import type { Asker } from '../edge/edge.ts';

const place = { channel: z.string().min(1).max(100), responseUrl: z.string().nullable() };

/**
 * What modals of one kind remember in their private metadata: `more`, and where they were asked for, because the answer goes there.
 * For metadata that `write` didn't write, `read` returns null and `askerOf` the person's direct messages.
 */
export const modalMemory = <More extends z.ZodRawShape>(more: More) => {
  type Remembered = z.infer<z.ZodObject<More>> & z.infer<z.ZodObject<typeof place>>;
  const schema = z.object({ ...more, ...place });

  const read = (metadata: string): Remembered | null => {
    try {
      return schema.parse(JSON.parse(metadata)) as Remembered;
    } catch {
      return null;
    }
  };

  return {
    write: (remembered: z.infer<z.ZodObject<More>>, { channel, responseUrl }: Pick<Asker, 'channel' | 'responseUrl'>): string => {
      const whole = JSON.stringify({ ...remembered, channel, responseUrl });
      // An address that doesn't fit is left out: there are other ways to answer.
      return whole.length <= SLACK_LIMITS.privateMetadata ? whole : JSON.stringify({ ...remembered, channel, responseUrl: null });
    },
    read,
    askerOf: (userId: string, metadata: string): Asker => {
      // Slack takes a user's id for the direct messages with that user.
      const { channel, responseUrl } = read(metadata) ?? { channel: userId, responseUrl: null };
      return { userId, channel, responseUrl };
    },
  };
};
