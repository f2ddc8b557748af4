import type { PlaygroundPerson } from '../ground/people.ts';
import { SlackRefusal } from '../ground/slack-refusal.ts';
import { BOT, type Conversation, handleOf, TEAM } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import { jsonOf } from '../traffic/deliver.ts';
import { postNotice, postReply } from './app-replies.ts';

/** Sends `/command text` to the app, and shows its answer or error to the person who typed it. */
export const runSlashCommand = async (
  context: Context,
  person: PlaygroundPerson,
  conversation: Conversation,
  typed: string,
): Promise<void> => {
  const [command = '', ...rest] = typed.trim().split(/\s/);
  const say = (text: string): void => postNotice(context, conversation.id, person.id, text);
  if (!context.commands.some((known) => known.command === command)) {
    return say(
      `\`${command.replaceAll('`', '')}\` is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    );
  }
  const body = new URLSearchParams({
    token: 'playground',
    team_id: TEAM.id,
    team_domain: TEAM.domain,
    channel_id: conversation.id,
    channel_name: conversation.kind === 'im' ? 'directmessage' : conversation.name,
    user_id: person.id,
    user_name: handleOf(person),
    command,
    text: rest.join(' ').trim(),
    api_app_id: BOT.appId,
    is_enterprise_install: 'false',
    response_url: context.responseUrls.mint({ channel: conversation.id, personId: person.id, messageTs: null }),
    trigger_id: context.triggers.mint(person.id),
  });
  const request = {
    kind: 'command',
    title: typed.trim(),
    contentType: 'application/x-www-form-urlencoded',
    body: body.toString(),
  } as const;
  try {
    const delivery = await context.deliver(request, (answered) => {
      if (answered.text.trim() === '') return;
      const reply = jsonOf(answered) ?? { text: answered.text };
      if (reply.text !== undefined || reply.blocks !== undefined) postReply(context, conversation.id, person.id, reply);
    });
    if (!delivery.ok) say(`${command} failed with the error "${delivery.error}"`);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    say(`${command} failed with the error "${error.code}"`);
  }
};
