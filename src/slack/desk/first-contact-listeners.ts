import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
import { answerDirectMessage } from './answer-direct-message.ts';
import { introduceToChannel } from './introduce.ts';

/** What a person types into the conversation with the bot: no subtype (an edit, a join), nobody's bot. */
const typed = z.object({
  channel_type: z.literal('im'),
  subtype: z.undefined().optional(),
  bot_id: z.undefined().optional(),
  app_id: z.undefined().optional(),
  user: z.string().min(1).max(100),
  channel: z.string().min(1).max(100),
  ts: z.string().min(1).max(64),
  thread_ts: z.string().min(1).max(64).optional(),
  text: z.string().default(''),
});

/** The bot in a channel for the first time, and messages to it. */
export const registerFirstContact = (app: Pick<App, 'event'>, edge: Edge, botUserId: () => string | null): void => {
  app.event('member_joined_channel', async ({ event }) => {
    // Everybody who joins a channel of ours is heard of; only the bot's own arrival is an introduction.
    if (event.user === botUserId()) await introduceToChannel(edge, event.channel);
  });
  app.event('message', async ({ event }) => {
    const message = typed.safeParse(event);
    if (!message.success || message.data.user === botUserId()) return;
    try {
      const { user, channel, ts, thread_ts: thread = null, text } = message.data;
      await answerDirectMessage(edge, { user, channel, ts, thread, text });
    } catch (error) {
      edge.logger.error({ user: message.data.user, ...loggable(error) }, 'a direct message could not be answered');
    }
  });
};
