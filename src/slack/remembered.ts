import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';
import type { Asker } from './edge.ts';
import { modalMemory } from './modal-memory.ts';

const RECOMMENDATION_ID = /^[\w-]{1,100}$/;
const memory = modalMemory({ recommendationId: z.string().regex(RECOMMENDATION_ID) });
/** What a modal that was opened from a recommendation's button remembers. */
export type Remembered = NonNullable<ReturnType<typeof memory.read>>;

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
  return value !== undefined && RECOMMENDATION_ID.test(value) ? value : null;
};

export const remember = (recommendationId: string, asker: Asker): string => memory.write({ recommendationId }, asker);

/** Null where it is nothing that `remember` wrote. */
export const readRemembered = (metadata: string): Remembered | null => memory.read(metadata);
