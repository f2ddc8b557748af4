import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { SLACK_LIMITS } from '../../views/limits.ts';
import type { Asker } from './edge.ts';

const remembered = z.object({
  recommendationId: z.string().regex(/^[\w-]{1,100}$/),
  channel: z.string().min(1).max(100),
  responseUrl: z.string().nullable(),
});
/** What a modal that was opened from a recommendation's button remembers. */
export type Remembered = z.infer<typeof remembered>;

export const askerOfPress = (body: BlockAction): Asker => ({
  userId: body.user.id,
  // Slack takes a user's id for the direct messages with that user.
  channel: body.channel?.id ?? body.user.id,
  responseUrl: body.response_url || null,
});

/** The recommendation a pressed button names; null for a value that is not ours. */
export const recommendationOfPress = (body: BlockAction): string | null => {
  const [pressed] = body.actions;
  const value = pressed && 'value' in pressed ? pressed.value : undefined;
  return value !== undefined && /^[\w-]{1,100}$/.test(value) ? value : null;
};

export const remember = (recommendationId: string, { channel, responseUrl }: Asker): string => {
  const whole = JSON.stringify({ recommendationId, channel, responseUrl });
  // An address that does not fit is left out; there are other ways to answer.
  return whole.length <= SLACK_LIMITS.privateMetadata ? whole : JSON.stringify({ recommendationId, channel, responseUrl: null });
};

/** Null where it is nothing that `remember` wrote. */
export const readRemembered = (metadata: string): Remembered | null => {
  try {
    return remembered.parse(JSON.parse(metadata));
  } catch {
    return null;
  }
};
