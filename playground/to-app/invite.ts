import type { PlaygroundPerson } from '../ground/people.ts';
import { BOT, type Conversation, SLACKBOT_ID, TEAM } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import { postNotice } from './app-replies.ts';
import { sendEvent } from './events.ts';

/** Whether the text is Slack's own `/invite`. */
export const isInvitation = (text: string): boolean => /^\/invite(\s|$)/.test(text);

const namesTheApp = (text: string): boolean => {
  const who = text
    .replace(/^\/invite\s*@?/, '')
    .trim()
    .toLowerCase();
  return [BOT.userName, BOT.name.toLowerCase(), `<@${BOT.userId.toLowerCase()}>`].includes(who);
};

/** Why the invitation fails; null if it doesn't. */
const whyNot = (conversation: Conversation, text: string): string | null => {
  if (conversation.kind === 'im') return '`/invite` does not work in direct messages.';
  if (!namesTheApp(text)) return `Only the app can be invited here: \`/invite @${BOT.userName}\``;
  return conversation.members.includes(BOT.userId) ? `${BOT.name} is already in this channel.` : null;
};

/** `/invite @bond-advisor`: the app joins the channel and is told. Everyone else is in every channel already. */
export const invite = (context: Context, person: PlaygroundPerson, conversation: Conversation, text: string): void => {
  const refused = whyNot(conversation, text);
  if (refused !== null) {
    postNotice(context, conversation.id, person.id, refused);
    return;
  }
  context.workspace.join(conversation.id, BOT.userId);
  context.live.send((id) => ({ type: 'conversations', conversations: context.workspace.wireConversations(id) }));
  context.messages.post({ channel: conversation.id, author: SLACKBOT_ID, text: `${person.name} added ${BOT.name} to this channel.` });
  void sendEvent(context, {
    type: 'member_joined_channel',
    user: BOT.userId,
    channel: conversation.id,
    channel_type: 'C',
    team: TEAM.id,
    inviter: person.id,
    event_ts: context.stamps.next(),
  });
};
