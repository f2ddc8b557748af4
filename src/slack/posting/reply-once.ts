import type { BlockAction } from '@slack/bolt';
import { WebAPIPlatformError } from '@slack/web-api';
import { alreadyInThreadMessage } from '../../../views/notices/already-in-thread.ts';
import type { MessagePlace, ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker } from '../edge/edge.ts';
import { postConfirmed, whereItIs } from './confirmed-post.ts';
import { replyLabel } from './message-metadata.ts';
import { type Compose, cannotWriteThere, type DeliversAnswers, mayShowClientsIn, type Note, openDirectMessages } from './posting.ts';
import { tell } from './tell.ts';
import { tellWhere } from './tell-where.ts';

/** The message whose thread a pressed button's answer belongs in; null for a button that isn't in a message. */
export const threadOf = ({ channel, message }: Pick<BlockAction, 'channel' | 'message'>): MessagePlace | null =>
  channel && message ? { channel: channel.id, ts: message.thread_ts ?? message.ts } : null;

/** Slack's codes for "that message isn't there any more". */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);
const isGone = (error: unknown): boolean => error instanceof WebAPIPlatformError && GONE.has(error.data.error);

/** Brings an earlier reply up to date. False if somebody has removed it. */
const renew = async ({ client }: DeliversAnswers, place: MessagePlace, compose: Compose, note: Note): Promise<boolean> => {
  try {
    const renewed = await compose(place.channel, async (message) => {
      await client.chat.update({ ...place, ...message });
      return place;
    });
    await note(renewed);
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
};

/** What a reply says, and what to do once it's posted. */
export interface OnceReply {
  /** A word for what it says: the same word under the same message is the same reply. */
  readonly what: string;
  readonly compose: Compose;
  readonly note?: Note;
}

/**
 * Replies in a message's thread, once: asked again, the earlier reply is brought up to date and the person is told where it is. Where client details
 * aren't allowed any more, it goes to the asker's direct messages. Resolves to the reply's place.
 */
export const replyOnce = async (
  edge: DeliversAnswers,
  asker: Asker,
  under: MessagePlace,
  { what, compose, note = async () => {} }: OnceReply,
): Promise<ShownPlace> => {
  const label = replyLabel(what, under);

  const replyIn = (channel: string): Promise<ShownPlace> => {
    const where = { channel, thread: channel === under.channel ? under.ts : null };
    // Two presses at once are one after the other, so that the second finds the reply to the first.
    return edge.turns.take(channel, async () => {
      const earlier = where.thread === null ? null : await whereItIs(edge, where, label);
      if (earlier && (await renew(edge, earlier, compose, note))) {
        await tell(edge, asker, alreadyInThreadMessage());
        return earlier;
      }
      const place = await compose(channel, (message) => postConfirmed(edge, where, message, label));
      await edge.arrivals.keep(label.id, { channel: place.channel, ts: place.ts });
      await note(place);
      return place;
    });
  };

  if (await mayShowClientsIn(edge, under.channel)) {
    try {
      return await replyIn(under.channel);
    } catch (error) {
      if (!cannotWriteThere(error)) throw error;
    }
  }
  const place = await replyIn(await openDirectMessages(edge, asker.userId));
  if (place.channel !== under.channel) await tellWhere(edge, asker, place);
  return place;
};
