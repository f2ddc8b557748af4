import { WebAPIPlatformError } from '@slack/web-api';
import { withoutNames } from '../../../views/asked-client/client-name.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { inPatience } from '../../patience/patience.ts';
import type { ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { type Posted, postConfirmed, type Where } from './confirmed-post.ts';
import { answerLabel, type MessageLabel } from './message-metadata.ts';
import { isSharedOutside } from './shared-outside.ts';

/** Slack's codes for "you can't write there". */
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

/** Whether Slack says that the bot can't write in a conversation. */
export const cannotWriteThere = (error: unknown): boolean => error instanceof WebAPIPlatformError && NOT_THERE.has(error.data.error);

/** The conversation between this person and the bot. */
export const openDirectMessages = async (edge: Pick<Edge, 'client'>, userId: string): Promise<string> => {
  const { channel } = await edge.client.conversations.open({ users: userId });
  if (!channel?.id) throw new Error('conversations.open named no channel');
  return channel.id;
};

/** Draws the message for a channel and sends it, in plainer form if Slack refuses it. Resolves to the message's place. */
export type Compose = (channel: string, send: (message: Message, label?: MessageLabel) => Promise<Posted>) => Promise<ShownPlace>;
export type Note = (place: ShownPlace) => Promise<void>;

/** Draws what a conversation sees: names of clients stay in direct messages, and a channel sees their ids. */
export const forConversation = <T>(channel: string, draw: () => T): T => (channel.startsWith('D') ? draw() : withoutNames(draw));

/** A message that is the same everywhere. */
export const composed =
  (message: Message, label?: MessageLabel): Compose =>
  (_, send) =>
    send(message, label);

/**
 * Posts, and notes the place before anything else happens in this conversation: no reaction is looked up before its message is known.
 * @param isSecond Slack didn't confirm an earlier try by other means, and the message says so
 */
export const postIn = (edge: Edge, { channel, thread }: Where, compose: Compose, note: Note, isSecond?: boolean): Promise<ShownPlace> => {
  const where: Where = { channel, ...(thread && { thread }) };
  const post = async (): Promise<ShownPlace> => {
    const place = await compose(channel, (message, label = answerLabel()) => postConfirmed(edge, where, message, label, isSecond));
    await note(place);
    return place;
  };
  // Where noting the place of the message before hangs, the person still gets this one in time.
  return edge.turns.take(channel, post, (before) => inPatience('picture', before, () => new Error('the turn before is late')));
};

/** For posting client details: it has to know where they're allowed. */
export type DeliversAnswers = Edge<'mayPostClientResultsIn'>;

/** Whether client details are allowed in a channel: an admin said so, and it hasn't been shared with another organisation since. */
export const mayShowClientsIn = async (edge: DeliversAnswers, channel: string): Promise<boolean> =>
  edge.services.mayPostClientResultsIn(channel) && !(await isSharedOutside(edge, channel, true));

/**
 * Posts client details: in the channel where the question was asked if they're allowed there, else in the asker's direct messages. Resolves to the
 * place.
 */
export const deliver = async (edge: DeliversAnswers, asker: Asker, compose: Compose, note: Note = async () => {}): Promise<ShownPlace> => {
  const noteAll: Note = async (place) => {
    asker.onAnswer?.(place);
    await note(place);
  };
  const { channel, thread = null } = asker;
  if (await mayShowClientsIn(edge, channel)) {
    try {
      return await postIn(edge, { channel, thread }, compose, noteAll);
    } catch (error) {
      if (!cannotWriteThere(error)) throw error;
    }
  }
  const direct = await openDirectMessages(edge, asker.userId);
  return postIn(edge, { channel: direct, ...(direct === channel && { thread }) }, compose, noteAll);
};
