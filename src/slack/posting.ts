import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../../views/blocks.ts';
import type { MessagePlace, ShownPlace } from '../usecases/ports.ts';
import { isSharedOutside } from './digest/shared-outside.ts';
import type { Asker, Edge } from './edge.ts';

/** Slack's ways of saying "you cannot write there". */
const NOT_THERE = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'no_permission',
  'ekm_access_denied',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'cannot_reply_to_message',
]);

/** Whether Slack says that the bot cannot write in a conversation. */
export const cannotWriteThere = (error: unknown): boolean => error instanceof WebAPIPlatformError && NOT_THERE.has(error.data.error);

/** The conversation between this person and the bot. */
export const openDirectMessages = async (edge: Pick<Edge, 'client'>, userId: string): Promise<string> => {
  const { channel } = await edge.client.conversations.open({ users: userId });
  if (!channel?.id) throw new Error('conversations.open named no channel');
  return channel.id;
};

/** Makes the message for a channel and sends it, once or in plainer and plainer form; resolves to where it stands. */
export type Compose = (channel: string, send: (message: Message) => Promise<MessagePlace>) => Promise<ShownPlace>;
export type Note = (place: ShownPlace) => Promise<void>;

/** A message that is the same everywhere. */
export const composed =
  (message: Message): Compose =>
  (_, send) =>
    send(message);

/** Posts, and notes the place before anything else in this conversation has its turn: a reaction cannot overtake the note. */
export const postIn = (edge: Edge, channel: string, compose: Compose, note: Note): Promise<ShownPlace> =>
  edge.turns.take(channel, async () => {
    const place = await compose(channel, async (message) => {
      const posted = await edge.client.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
      if (!posted.ts) throw new Error('chat.postMessage named no ts');
      return { channel: posted.channel ?? channel, ts: posted.ts };
    });
    await note(place);
    return place;
  });

/** Whether client-level results may stand in a channel: it was allowed, and nobody has shared it with another organisation since. */
export const mayStandIn = async (edge: Edge, channel: string): Promise<boolean> =>
  edge.services.mayPostClientResultsIn(channel) && !(await isSharedOutside(edge, channel, true));

/**
 * Posts what concerns a client: in the channel where the question was asked if client-level results may stand there, else to the asker's
 * direct messages. Resolves to the place.
 */
export const deliver = async (edge: Edge, asker: Asker, compose: Compose, note: Note = async () => {}): Promise<ShownPlace> => {
  if (await mayStandIn(edge, asker.channel)) {
    try {
      return await postIn(edge, asker.channel, compose, note);
    } catch (error) {
      if (!cannotWriteThere(error)) throw error;
    }
  }
  return postIn(edge, await openDirectMessages(edge, asker.userId), compose, note);
};
