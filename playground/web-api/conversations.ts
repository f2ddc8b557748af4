import { refuse } from '../ground/slack-refusal.ts';
import { BOT, type Conversation } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import type { Message } from '../state/messages.ts';
import { messageObject, withoutMetadata } from '../to-app/payloads.ts';
import type { JsonObject } from '../wire/wire.ts';
import { type Arguments, conversationIn, joinedConversationIn, type Method } from './call.ts';

const conversationObject = (conversation: Conversation): JsonObject =>
  conversation.kind === 'im'
    ? { id: conversation.id, is_im: true, user: conversation.members.find((id) => id !== BOT.userId), is_open: true }
    : {
        id: conversation.id,
        name: conversation.name,
        is_channel: true,
        is_private: false,
        is_member: conversation.members.includes(BOT.userId),
        is_archived: false,
        topic: { value: conversation.topic, creator: '', last_set: 0 },
        num_members: conversation.members.length,
      };

const open: Method = (context, args) => {
  const users = args.text('users');
  if (users === null) {
    const known = context.workspace.conversation(args.text('channel') ?? '');
    if (known === null) throw refuse(args.text('channel') === null ? 'users_list_not_supplied' : 'channel_not_found');
    return { no_op: true, already_open: true, channel: { id: known.id } };
  }
  const [only = '', ...others] = users.split(',').map((id) => id.trim());
  // This workspace has no group conversations.
  if (others.length > 0) throw refuse('too_many_users');
  const conversation = context.workspace.directMessages(only);
  if (conversation === null) throw refuse('user_not_found');
  return {
    no_op: true,
    already_open: true,
    channel: args.text('return_im') === 'true' ? conversationObject(conversation) : { id: conversation.id },
  };
};

const info: Method = (context, args) => ({ channel: conversationObject(conversationIn(context, args)) });

const list: Method = (context, args) => {
  const kinds = (args.text('types') ?? 'public_channel').split(',').map((kind) => kind.trim());
  const wanted = (it: Conversation): boolean => kinds.includes(it.kind === 'im' ? 'im' : 'public_channel');
  return { channels: context.workspace.conversations.filter(wanted).map(conversationObject), response_metadata: { next_cursor: '' } };
};

const members: Method = (context, args) => ({ members: conversationIn(context, args).members, response_metadata: { next_cursor: '' } });

/** The period that a call asks for. */
const periodIn = (args: Arguments): ((ts: string) => boolean) => {
  const [latest, oldest] = [args.text('latest'), args.text('oldest')];
  const inclusive = args.text('inclusive') === 'true';
  return (ts) =>
    (latest === null || ts < latest || (inclusive && ts === latest)) && (oldest === null || ts > oldest || (inclusive && ts === oldest));
};

/** Metadata comes only to those who ask for it. */
const listed = (context: Context, args: Arguments, message: Message): JsonObject =>
  args.text('include_all_metadata') === 'true' ? messageObject(context, message) : withoutMetadata(context, message);

const history: Method = (context, args) => {
  const [within, limit] = [periodIn(args), Number(args.text('limit') ?? 100)];
  const found = context.messages.history(joinedConversationIn(context, args).id).filter((message) => within(message.ts));
  return {
    messages: found
      .toReversed()
      .slice(0, limit)
      .map((message) => listed(context, args, message)),
    has_more: found.length > limit,
  };
};

/** A thread, starting with its first message. The ts of a reply gives just that reply. */
const replies: Method = (context, args) => {
  const [within, limit] = [periodIn(args), Number(args.text('limit') ?? 1000)];
  const { id } = joinedConversationIn(context, args);
  const first = context.messages.everythingIn(id).find(({ ts }) => ts === args.required('ts', 'thread_not_found'));
  if (first === undefined) throw refuse('thread_not_found');
  const found = context.messages.replies(first).filter((message) => within(message.ts));
  return {
    messages: [first, ...found.slice(0, limit)].map((message) => listed(context, args, message)),
    has_more: found.length > limit,
  };
};

export const CONVERSATIONS_METHODS: { readonly [name: string]: Method } = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
};
