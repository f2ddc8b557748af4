import type { SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Asker } from './edge.ts';

export type CommandArgs = SlackCommandMiddlewareArgs;

export const askerOfCommand = ({ command }: CommandArgs): Asker => ({
  userId: command.user_id,
  channel: command.channel_id,
  responseUrl: command.response_url || null,
});
