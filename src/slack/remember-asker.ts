import { z } from 'zod';
import { SLACK_LIMITS } from '../../views/limits.ts';
import type { Asker } from './edge.ts';

const place = z.object({ channel: z.string().min(1).max(100), responseUrl: z.string().nullable() });

/** What a modal remembers of where it was asked for, as its private metadata. */
export const rememberAsker = ({ channel, responseUrl }: Asker): string => {
  const whole = JSON.stringify({ channel, responseUrl });
  // An address that does not fit is left out; there are other ways to answer.
  return whole.length <= SLACK_LIMITS.privateMetadata ? whole : JSON.stringify({ channel, responseUrl: null });
};

/** Who is to be answered where. Metadata that is not ours leads to the person's direct messages. */
export const rememberedAsker = (userId: string, metadata: string): Asker => {
  try {
    return { userId, ...place.parse(JSON.parse(metadata)) };
  } catch {
    // Slack takes a user's id for the direct messages with that user.
    return { userId, channel: userId, responseUrl: null };
  }
};
