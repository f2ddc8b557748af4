import { randomUUID } from 'node:crypto';
import { refuse } from '../ground/slack-refusal.ts';
import { randomId } from '../ground/stamps.ts';
import { BOT, TEAM } from '../ground/workspace.ts';
import type { Context, SentEvent } from '../state/context.ts';
import type { Message } from '../state/messages.ts';
import type { JsonObject } from '../wire/wire.ts';
import { messageObject } from './payloads.ts';

/** Why an event is sent again, as in Slack's header. */
export type RetryReason = 'http_timeout' | 'http_error' | 'connection_failed';

interface Attempt {
  readonly number: number;
  readonly reason: RetryReason;
}

const deliverEvent = (context: Context, { type, body }: SentEvent, retry: Attempt | null, notes: readonly string[] = []) =>
  context.deliver({
    kind: 'event',
    title: type,
    contentType: 'application/json',
    body,
    headers: retry === null ? {} : { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason },
    notes: retry === null ? notes : [`retry ${retry.number} (${retry.reason})`, ...notes],
  });

/** Sends an event to the app. If that fails, it's sent again with the same `event_id`, as on Slack. */
export const sendEvent = async (context: Context, event: JsonObject): Promise<void> => {
  const body = JSON.stringify({
    token: 'playground',
    team_id: TEAM.id,
    context_team_id: TEAM.id,
    context_enterprise_id: null,
    api_app_id: BOT.appId,
    event,
    type: 'event_callback',
    event_id: randomId('Ev', 9),
    event_time: Math.floor(context.clock() / 1000),
    authorizations: [{ enterprise_id: null, team_id: TEAM.id, user_id: BOT.userId, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  });
  const sent: SentEvent = { type: String(event.type), body };
  context.lastEvent.sent = sent;
  context.provocations.set({ lastEvent: sent.type });
  let retry: Attempt | null = null;
  for (let number = 1; ; number += 1) {
    const delivery = await deliverEvent(context, sent, retry);
    const wait = context.retryDelaysMs[number - 1];
    if (delivery.ok || wait === undefined) return;
    const reason = delivery.error === 'operation_timeout' ? 'http_timeout' : delivery.status === null ? 'connection_failed' : 'http_error';
    retry = { number, reason };
    // A waiting retry mustn't keep the process alive.
    await new Promise<void>((resolve) => void setTimeout(resolve, wait).unref());
  }
};

/** Sends the last event again, as a duplicate or as a retry. @throws {SlackRefusal} `no_event_yet`. */
export const sendLastEventAgain = async (context: Context, reason: RetryReason | null): Promise<void> => {
  const { sent } = context.lastEvent;
  if (sent === null) throw refuse('no_event_yet');
  await deliverEvent(context, sent, reason === null ? null : { number: 1, reason }, ['sent again on purpose']);
};

export const reactionEvent = (
  context: Context,
  type: 'reaction_added' | 'reaction_removed',
  message: Message,
  reaction: string,
  personId: string,
): JsonObject => ({
  type,
  user: personId,
  reaction,
  item: { type: 'message', channel: message.channel, ts: message.ts },
  item_user: message.author,
  event_ts: context.stamps.next(),
});

/** Tells the app of a message with metadata, if it subscribes to that type. */
export const tellOfMetadata = (context: Context, { metadata, author, channel, ts }: Message): void => {
  if (metadata === null || !context.metadataSubscriptions.includes(String(metadata.event_type))) return;
  void sendEvent(context, {
    type: 'message_metadata_posted',
    app_id: BOT.appId,
    bot_id: BOT.botId,
    user_id: author,
    team_id: TEAM.id,
    channel_id: channel,
    metadata,
    message_ts: ts,
    event_ts: ts,
  });
};

/** The event for a person's direct message to the app. */
export const messageEvent = (context: Context, message: Message): JsonObject => ({
  ...messageObject(context, message),
  channel: message.channel,
  channel_type: 'im',
  client_msg_id: randomUUID(),
  event_ts: message.ts,
});
