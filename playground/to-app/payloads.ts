import { fileObject } from '../files/file-objects.ts';
import type { PlaygroundPerson } from '../ground/people.ts';
import { BOT, handleOf, TEAM } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import { sharedFiles } from '../state/message-wire.ts';
import type { Message } from '../state/messages.ts';
import { type OpenView, viewObject } from '../state/views.ts';
import type { JsonObject, StateValues } from '../wire/wire.ts';

/** The message object of API answers that leave the metadata out. */
export const withoutMetadata = (context: Context, message: Message): JsonObject => {
  const { metadata: _, ...rest } = messageObject(context, message);
  return rest;
};

/** The message object of payloads and API answers. */
export const messageObject = (context: Context, message: Message): JsonObject => ({
  type: 'message',
  ...subtypeOf(message),
  user: message.author,
  ts: message.ts,
  text: message.text,
  team: TEAM.id,
  ...(message.author === BOT.userId ? { bot_id: BOT.botId, app_id: BOT.appId } : {}),
  ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
  ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
  ...(message.fileIds.length === 0
    ? {}
    : { files: sharedFiles(context.files, message).map((file) => fileObject(context.files, file, context.baseUrl)) }),
  ...threadFields(context, message),
  ...(message.metadata === null ? {} : { metadata: message.metadata }),
  ...(message.editedTs === null ? {} : { edited: { user: message.author, ts: message.editedTs } }),
  ...(message.reactions.size === 0 ? {} : { reactions: reactionObjects(message) }),
});

/** What kind of message it is, if it isn't just words. */
const subtypeOf = (message: Message): JsonObject => {
  if (message.gone) return { subtype: 'tombstone', hidden: true };
  if (message.broadcast) return { subtype: 'thread_broadcast' };
  return message.fileIds.length > 0 && message.author !== BOT.userId ? { subtype: 'file_share' } : {};
};

const threadFields = (context: Context, message: Message): JsonObject => {
  const parent = message.threadTs === null ? null : context.messages.find(message.channel, message.threadTs);
  if (message.threadTs !== null) return { thread_ts: message.threadTs, ...(parent === null ? {} : { parent_user_id: parent.author }) };
  const thread = context.messages.thread(message);
  if (thread === null) return {};
  const { replies, people, latestTs } = thread;
  return {
    thread_ts: message.ts,
    reply_count: replies,
    reply_users_count: people.length,
    reply_users: people,
    latest_reply: latestTs,
    is_locked: false,
  };
};

export const reactionObjects = (message: Message): readonly JsonObject[] =>
  [...message.reactions].map(([name, users]) => ({ name, users: [...users], count: users.size }));

/** The fields that every interactivity payload has. */
export const commonPayload = (person: PlaygroundPerson): JsonObject => ({
  team: { id: TEAM.id, domain: TEAM.domain },
  user: { id: person.id, username: handleOf(person), name: handleOf(person), team_id: TEAM.id },
  api_app_id: BOT.appId,
  token: 'playground',
  enterprise: null,
  is_enterprise_install: false,
});

/** Where the element was used: in a message or in a view. */
export type Place = { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'view'; readonly view: OpenView };

export const placePayload = (context: Context, place: Place, values: StateValues): JsonObject => {
  if (place.kind === 'view') {
    return { container: { type: 'view', view_id: place.view.id }, view: viewObject(place.view, values) };
  }
  const { message } = place;
  const conversation = context.workspace.conversation(message.channel);
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: message.onlyFor !== null,
      ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: message.channel, name: conversation?.kind === 'im' ? 'directmessage' : (conversation?.name ?? '') },
    // Slack doesn't send back the contents of an ephemeral message.
    ...(message.onlyFor === null ? { message: messageObject(context, message) } : {}),
    state: { values },
  };
};
