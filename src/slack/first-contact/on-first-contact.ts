import { z } from 'zod';
import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { answering } from '../listener/answering.ts';
import type { On } from '../listener/on.ts';
import { type AnswersDirectMessages, answerDirectMessage, type DirectMessage } from './answer-direct-message.ts';
import { answerMention, type Mention } from './answer-mention.ts';
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

/** A person who names us in a channel. Slack tells us of it twice in direct messages, which the other listener answers. */
const mentioned = z.object({
  subtype: z.undefined().optional(),
  bot_id: z.undefined().optional(),
  app_id: z.undefined().optional(),
  user: z.string().min(1).max(100),
  channel: z.string().regex(/^[CG]/).max(100),
  ts: z.string().min(1).max(64),
  thread_ts: z.string().min(1).max(64).optional(),
  text: z.string().default(''),
});

/** Our arrival in a channel, mentions of us, and direct messages to us. */
export const onFirstContact = (
  on: On,
  edge: AnswersDirectMessages,
  botUserId: () => string | null,
  commands: readonly CommandHelp[],
): void => {
  on.event('member_joined_channel')
    .forAnyone('the bot introduces itself to the whole channel')
    .answer(async ({ event }) => {
      // Slack tells us of everyone who joins a channel we're in.
      if (event.user === botUserId()) await introduceToChannel(edge, event.channel);
    });
  // Somebody waits for this answer, though it's an event to Slack: whatever goes wrong is said.
  const answerTyped = answering<DirectMessage>(
    edge,
    'direct message',
    ({ user: userId, channel }) => ({ userId, channel, responseUrl: null }),
    (message) => answerDirectMessage(edge, message, commands),
  );
  on.event('message')
    .forAnyone('a stranger is told whom to ask for a role')
    .answer(async ({ event }) => {
      const message = typed.safeParse(event);
      if (!message.success || message.data.user === botUserId()) return;
      const { user, channel, ts, thread_ts: thread = null, text } = message.data;
      await answerTyped({ user, channel, ts, thread, text });
    });
  const answerMentioned = answering<Mention>(
    edge,
    'mention',
    ({ user: userId, channel, thread }) => ({ userId, channel, responseUrl: null, thread }),
    (mention) => answerMention(edge, mention, commands),
  );
  on.event('app_mention')
    .forAnyone('a stranger is told whom to ask for a role')
    .answer(async ({ event }) => {
      const mention = mentioned.safeParse(event);
      if (!mention.success || mention.data.user === botUserId()) return;
      const { user, channel, ts, thread_ts: thread = ts, text } = mention.data;
      await answerMentioned({ user, channel, ts, thread, text });
    });
};
