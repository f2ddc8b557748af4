import { setTimeout as after } from 'node:timers/promises';
import type { ChatPostMessageArguments } from '@slack/web-api';
import type { Message } from '../../../views/blocks/blocks.ts';
import { mayBeSecond, mayBeSecondIf } from '../../../views/notices/may-be-second.ts';
import { personIsAnswered } from '../../patience/patience.ts';
import type { MessagePlace, ShownPlace } from '../../usecases/ports/recommendation-store.ts';
import { isUnconfirmed, UnconfirmedPostError } from '../calls/unconfirmed.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { type MessageLabel, metadataOf, readLabel } from './message-metadata.ts';

/** Where Slack shows a message: a conversation, and a thread in it. */
export interface Where {
  readonly channel: string;
  readonly thread?: string | null;
}

/** A posted message. `mayBeSecond`: it says so. */
export type Posted = MessagePlace & Pick<ShownPlace, 'mayBeSecond'>;

type Posts = Pick<Edge, 'client' | 'logger' | 'arrivals'>;

/** When we look for a message that Slack didn't confirm; the second look is for a slow one. */
const LOOK_AFTER_MS = [300, 1200];
const LOOK_WITHIN_MS = 2000;
/** The newest messages are looked through. */
const LOOK_THROUGH = 30;

/** Posts a message as we post them all: with its label, and links in it don't unfold. */
export const postOnce = async (
  { client, arrivals }: Posts,
  { channel, thread }: Where,
  message: Message,
  label: MessageLabel,
): Promise<MessagePlace> => {
  arrivals.posting(label.id);
  const posted = await client.chat.postMessage({
    channel,
    ...(thread && { thread_ts: thread }),
    ...message,
    metadata: metadataOf(label),
    unfurl_links: false,
    unfurl_media: false,
  } as ChatPostMessageArguments);
  if (!posted.ts) throw new UnconfirmedPostError('chat.postMessage named no ts');
  personIsAnswered();
  return { channel: posted.channel ?? channel, ts: posted.ts };
};

/** Only direct messages may be read. */
const inHistory = async ({ client, logger }: Posts, { channel, thread }: Where, id: string): Promise<MessagePlace | null> => {
  if (!channel.startsWith('D')) return null;
  const asked = { channel, include_all_metadata: true, limit: LOOK_THROUGH };
  const patience = new AbortController();
  const tooLate = after(LOOK_WITHIN_MS, { messages: [] }, { signal: patience.signal }).catch(() => ({ messages: [] }));
  try {
    const looked = thread ? client.conversations.replies({ ...asked, ts: thread, limit: 1000 }) : client.conversations.history(asked);
    const { messages } = await Promise.race([looked, tooLate]);
    const found = messages?.find((message) => 'metadata' in message && readLabel(message.metadata)?.id === id);
    return found?.ts ? { channel, ts: found.ts } : null;
  } catch (error) {
    logger.info({ channel, ...loggable(error) }, 'Slack does not say whether a message arrived');
    return null;
  } finally {
    patience.abort();
  }
};

/** Where a message with this label was posted earlier. Null if it wasn't, or Slack can't tell any more. */
export const whereItIs = async (edge: Posts, where: Where, { id }: MessageLabel): Promise<MessagePlace | null> =>
  (await edge.arrivals.find(id)) ?? inHistory(edge, where, id);

/** Where a message is that Slack didn't confirm. Null if it isn't there, or Slack can't tell. */
export const whereItArrived = async (edge: Posts, where: Where, label: MessageLabel): Promise<MessagePlace | null> => {
  for (const wait of LOOK_AFTER_MS) {
    await after(wait);
    const place = await whereItIs(edge, where, label);
    if (place) return place;
  }
  return null;
};

/**
 * Posts a message. If Slack doesn't confirm it, we find out whether it arrived. If Slack can't tell, it's posted again, and that copy says that it may
 * be the second.
 * @param isSecond an earlier try, by other means, wasn't confirmed either
 * @throws UnconfirmedPostError if the second try isn't confirmed either and can't be found
 */
export const postConfirmed = async (
  edge: Posts,
  where: Where,
  message: Message,
  label: MessageLabel,
  isSecond?: boolean,
): Promise<Posted> => {
  const unconfirmed = async (error: unknown): Promise<MessagePlace | null> => {
    if (!isUnconfirmed(error)) throw error;
    const place = await whereItArrived(edge, where, label);
    edge.logger.warn({ channel: where.channel, arrived: place !== null, ...loggable(error) }, 'Slack did not confirm a message');
    return place;
  };
  try {
    const place = await postOnce(edge, where, mayBeSecondIf(isSecond, message), label);
    return isSecond ? { ...place, mayBeSecond: true } : place;
  } catch (error) {
    const place = await unconfirmed(error);
    if (place) return isSecond ? { ...place, mayBeSecond: true } : place;
  }
  try {
    return { ...(await postOnce(edge, where, mayBeSecond(message), label)), mayBeSecond: true };
  } catch (error) {
    const place = await unconfirmed(error);
    if (!place) throw error;
    return { ...place, mayBeSecond: true };
  }
};
