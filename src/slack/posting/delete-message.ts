import { WebAPIPlatformError } from '@slack/web-api';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Edge } from '../edge/edge.ts';
import { whereItIs } from './confirmed-post.ts';
import { replyLabel } from './message-metadata.ts';

/** Slack's codes for "that message isn't there any more". */
const GONE = new Set(['message_not_found', 'thread_not_found']);

/**
 * Deletes a message of ours, and first the answers in its thread: they'd stay.
 * @param replies what those are called
 */
export const deleteMessage = async (edge: Edge, place: MessagePlace, replies: readonly string[]): Promise<void> => {
  const { channel, ts } = place;
  const answers = await Promise.all(replies.map((what) => whereItIs(edge, { channel, thread: ts }, replyLabel(what, place))));
  for (const one of [...answers, place]) {
    if (one === null) continue;
    try {
      await edge.client.chat.delete({ channel: one.channel, ts: one.ts });
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError && GONE.has(error.data.error))) throw error;
    }
  }
};
