import { refuse } from '../ground/slack-refusal.ts';
import { BOT } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import type { Message } from '../state/messages.ts';
import { addReaction, canonicalReaction, removeReaction } from '../state/reactions.ts';
import { reactionEvent, sendEvent } from '../to-app/events.ts';
import { withoutMetadata } from '../to-app/payloads.ts';
import { type Arguments, conversationIn, type Method } from './call.ts';

const messageIn = (context: Context, args: Arguments): Message => {
  const message = context.messages.find(conversationIn(context, args).id, args.required('timestamp', 'no_item_specified'));
  if (message === null || message.onlyFor !== null) throw refuse('message_not_found');
  return message;
};

const nameIn = (args: Arguments): string => {
  const name = canonicalReaction(args.required('name', 'invalid_name'));
  if (name === null) throw refuse('invalid_name');
  return name;
};

const add: Method = (context, args) => {
  const [message, name] = [messageIn(context, args), nameIn(args)];
  if (!addReaction(context.messages, message, name, BOT.userId)) throw refuse('already_reacted');
  void sendEvent(context, reactionEvent(context, 'reaction_added', message, name, BOT.userId));
  return {};
};

const remove: Method = (context, args) => {
  const [message, name] = [messageIn(context, args), nameIn(args)];
  if (!removeReaction(context.messages, message, name, BOT.userId)) throw refuse('no_reaction');
  void sendEvent(context, reactionEvent(context, 'reaction_removed', message, name, BOT.userId));
  return {};
};

const get: Method = (context, args) => {
  const message = messageIn(context, args);
  return { type: 'message', channel: message.channel, message: withoutMetadata(context, message) };
};

export const REACTIONS_METHODS: { readonly [name: string]: Method } = {
  'reactions.add': add,
  'reactions.remove': remove,
  'reactions.get': get,
};
