import { randomUUID } from 'node:crypto';
import type { Context } from './context.ts';
import type { Message } from './messages.ts';
import { messageObject } from './payloads.ts';
import { refuse } from './slack-refusal.ts';
import { randomId } from './stamps.ts';
import type { JsonObject } from './wire.ts';
import { BOT, TEAM } from './workspace.ts';

/** Why an event comes again, as Slack's header says it. */
export type RetryReason = 'http_timeout' | 'http_error' | 'connection_failed';

/** The event sent last, letter by letter. */
export interface SentEvent {
  readonly type: string;
  readonly body: string;
}

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

/** Sends an event to the app; one that is not taken is sent again, the same `event_id`, as Slack does. */
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
    // A pending retry must not keep the program alive.
    await new Promise<void>((resolve) => void setTimeout(resolve, wait).unref());
  }
};

/** Sends the last event once more: as if for the first time, or as a retry. @throws {SlackRefusal} `no_event_yet`. */
export const sendLastEventAgain = async (context: Context, reason: RetryReason | null): Promise<void> => {
  const { sent } = context.lastEvent;
  if (sent === null) throw refuse('no_event_yet');
  await deliverEvent(context, sent, reason === null ? null : { number: 1, reason }, ['sent again on purpose']);
};

/** The event of a reaction given or taken away. */
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

/** The event of a message that a person wrote to the app. */
export const messageEvent = (context: Context, message: Message): JsonObject => ({
  ...messageObject(context, message),
  channel: message.channel,
  channel_type: 'im',
  client_msg_id: randomUUID(),
  event_ts: message.ts,
});
