import { isObject } from '../ground/blocks.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { BOT, TEAM } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import type { Message } from '../state/messages.ts';
import { messageContent } from '../to-app/app-replies.ts';
import { tellOfMetadata } from '../to-app/events.ts';
import { messageObject } from '../to-app/payloads.ts';
import { type Arguments, conversationIn, joinedConversationIn, type Method } from './call.ts';

/**
 * The thread of a post, by its first message. As on Slack, a reply's ts works too.
 * @throws {SlackRefusal} `thread_not_found`, or `cannot_reply_to_message` for an ephemeral message.
 */
export const threadIn = (context: Context, args: Arguments, channel: string): { readonly threadTs?: string } => {
  const ts = args.text('thread_ts');
  if (ts === null) return {};
  const parent = context.messages.find(channel, ts);
  if (parent === null) throw refuse('thread_not_found');
  if (parent.onlyFor !== null) throw refuse('cannot_reply_to_message');
  return { threadTs: parent.threadTs ?? parent.ts };
};

const metadataIn = (args: Arguments): { readonly metadata?: { readonly [field: string]: unknown } } => {
  const metadata = args.structure('metadata');
  if (metadata === undefined) return {};
  if (!isObject(metadata) || typeof metadata.event_type !== 'string' || !isObject(metadata.event_payload)) {
    throw refuse('invalid_metadata_format');
  }
  return { metadata };
};

const postMessage: Method = (context, args) => {
  const conversation = joinedConversationIn(context, args);
  const thread = threadIn(context, args, conversation.id);
  const message = context.messages.post({
    channel: conversation.id,
    author: BOT.userId,
    ...messageContent(context, args.content()),
    ...thread,
    ...metadataIn(args),
    broadcast: thread.threadTs !== undefined && args.text('reply_broadcast') === 'true',
  });
  tellOfMetadata(context, message);
  return { channel: message.channel, ts: message.ts, message: messageObject(context, message) };
};

const postEphemeral: Method = (context, args) => {
  const conversation = joinedConversationIn(context, args);
  const onlyFor = args.required('user', 'user_not_in_channel');
  if (!conversation.members.includes(onlyFor)) throw refuse('user_not_in_channel');
  const message = context.messages.post({
    channel: conversation.id,
    author: BOT.userId,
    onlyFor,
    ...messageContent(context, args.content()),
    ...threadIn(context, args, conversation.id),
  });
  return { message_ts: message.ts };
};

/** The app's own message at `ts`; `notOurs` is the code for anyone else's. Ephemeral messages can't be found by ts. */
const ownMessage = (context: Context, args: Arguments, notOurs: string): Message => {
  const message = context.messages.find(conversationIn(context, args).id, args.required('ts', 'message_not_found'));
  if (message === null || message.onlyFor !== null) throw refuse('message_not_found');
  if (message.author !== BOT.userId) throw refuse(notOurs);
  return message;
};

const update: Method = (context, args) => {
  const message = ownMessage(context, args, 'cant_update_message');
  const given = args.content();
  // Blocks stay if the call doesn't mention them, unless new text replaces them.
  const kept = given.blocks === undefined && given.text === '' ? { blocks: message.blocks } : {};
  context.messages.edit(message, messageContent(context, { ...given, ...kept }));
  return { channel: message.channel, ts: message.ts, text: message.text, message: messageObject(context, message) };
};

const remove: Method = (context, args) => {
  const message = ownMessage(context, args, 'cant_delete_message');
  context.messages.remove(message);
  return { channel: message.channel, ts: message.ts };
};

const getPermalink: Method = (context, args) => {
  const conversation = conversationIn(context, args);
  const message = context.messages.find(conversation.id, args.required('message_ts', 'message_not_found'));
  if (message === null || message.onlyFor !== null) throw refuse('message_not_found');
  const thread = message.threadTs === null ? '' : `?thread_ts=${message.threadTs}&cid=${conversation.id}`;
  const permalink = `https://${TEAM.domain}.slack.com/archives/${conversation.id}/p${message.ts.replace('.', '')}${thread}`;
  return { channel: conversation.id, permalink };
};

export const CHAT_METHODS: { readonly [name: string]: Method } = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
