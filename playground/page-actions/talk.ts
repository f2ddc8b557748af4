import { BOT } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import { sees } from '../state/message-wire.ts';
import type { Message } from '../state/messages.ts';
import { addReaction, canonicalReaction, removeReaction } from '../state/reactions.ts';
import { postNotice } from '../to-app/app-replies.ts';
import { messageEvent, reactionEvent, sendEvent } from '../to-app/events.ts';
import { invite, isInvitation } from '../to-app/invite.ts';
import { runSlashCommand } from '../to-app/slash-commands.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The thread's first message; null if it isn't in this conversation. */
const parentOf = (context: Context, channel: string, ts: string): Message | null => {
  const message = context.messages.find(channel, ts);
  if (message === null || message.onlyFor !== null) return null;
  return message.threadTs === null ? message : context.messages.find(channel, message.threadTs);
};

export const send: PageAction = async (context, person, given) => {
  const conversation = context.workspace.conversation(String(given.channel));
  if (conversation === null || !conversation.members.includes(person.id)) return failed('channel_not_found');
  const text = String(given.text ?? '').trim();
  if (text === '') return failed('no_text');
  const inThread = typeof given.thread_ts === 'string';
  const parent = inThread ? parentOf(context, conversation.id, String(given.thread_ts)) : null;
  if (inThread && parent === null) return failed('thread_not_found');
  if (text.startsWith('/') && parent !== null) {
    const command = text.split(/\s/)[0]?.replaceAll('`', '') ?? '';
    postNotice(context, conversation.id, person.id, `\`${command}\` is not supported in threads. Sorry!`, parent.ts);
  } else if (isInvitation(text)) {
    invite(context, person, conversation, text);
  } else if (text.startsWith('/')) {
    await runSlashCommand(context, person, conversation, text);
  } else {
    const thread = parent === null ? {} : { threadTs: parent.ts, broadcast: given.broadcast === true };
    const message = context.messages.post({
      channel: conversation.id,
      author: person.id,
      text: escaped(text).slice(0, 40_000),
      ...thread,
    });
    // The app is told only of its direct messages.
    if (conversation.kind === 'im') void sendEvent(context, messageEvent(context, message));
  }
  return DONE;
};

export const react: PageAction = async (context, person, given) => {
  const message = context.messages.find(String(given.channel), String(given.ts));
  const name = canonicalReaction(String(given.name));
  if (message === null || message.onlyFor !== null || !sees(context.workspace, person.id, message)) return failed('message_not_found');
  if (name === null) return failed('invalid_name');
  const added = addReaction(context.messages, message, name, person.id);
  if (!added) removeReaction(context.messages, message, name, person.id);
  // The app is told only of conversations it's in.
  if (context.workspace.conversation(message.channel)?.members.includes(BOT.userId) === true) {
    void sendEvent(context, reactionEvent(context, added ? 'reaction_added' : 'reaction_removed', message, name, person.id));
  }
  return DONE;
};
