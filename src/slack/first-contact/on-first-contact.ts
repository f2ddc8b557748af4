import { z } from 'zod';
import { loggable } from '../edge/loggable.ts';
import type { On } from '../listener/on.ts';
import { type AnswersDirectMessages, answerDirectMessage } from './answer-direct-message.ts';
import { introduceToChannel } from './introduce.ts';

/** What a person types to us in direct messages: no subtype (an edit, a join), not from a bot. */
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

/** Our arrival in a channel, and direct messages to us. */
export const onFirstContact = (on: On, edge: AnswersDirectMessages, botUserId: () => string | null): void => {
  on.event('member_joined_channel')
    .forAnyone('the bot introduces itself to the whole channel')
    .answer(async ({ event }) => {
      // Slack tells us of everyone who joins a channel we're in.
      if (event.user === botUserId()) await introduceToChannel(edge, event.channel);
    });
  on.event('message')
    .forAnyone('a stranger is told whom to ask for a role')
    .answer(async ({ event }) => {
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
