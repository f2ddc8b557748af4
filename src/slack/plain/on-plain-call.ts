import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';
import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { PLAIN_CALL_ACTIONS } from '../../../views/plain/plain-answers.ts';
import { type Parts, type PlainCall, VERBS } from '../../advisor/plain/plain-call.ts';
import type { Day, Fraction, Paise } from '../../advisor/units.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { On } from '../listener/on.ts';
import { type AnswersPlainWords, answerCall } from './answer-plain-words.ts';

const whole = z.number().int();
const day = whole.transform((value) => value as Day).nullable();
const text = z.string().min(1).max(100).nullable();

/** A call in a button's value. It comes from outside, and is checked like a person's. */
const pressed = z.object({
  verb: z.enum(VERBS),
  clients: z.array(z.string().min(1).max(LONGEST_CLIENT_ID)).max(2),
  type: text,
  band: z.enum(['A', 'B', 'C']).nullable(),
  when: z.object({ from: day, to: day }).nullable(),
  amount: whole
    .positive()
    .transform((value) => value as Paise)
    .nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  grade: text,
  leastYield: z
    .number()
    .transform((value) => value as Fraction)
    .nullable(),
  bond: text,
  only: z.enum(['maturing', 'quiet']).nullable(),
}) satisfies z.ZodType<PlainCall & Parts>;

const readPressed = (value: string | undefined): PlainCall | null => {
  try {
    return pressed.parse(JSON.parse(value ?? ''));
  } catch {
    return null;
  }
};

/** The thread that a pressed message is in. A press under an ephemeral message has no message: where it was shown says it. */
const threadIn = ({ channel, container, message }: Pick<BlockAction, 'channel' | 'container' | 'message'>): MessagePlace | null => {
  const [id, ts] = [channel?.id ?? container.channel_id, message?.thread_ts ?? container.thread_ts];
  return typeof id === 'string' && typeof ts === 'string' ? { channel: id, ts } : null;
};

/** The buttons under what wasn't understood: each makes one whole call. */
export const onPlainCall = (on: On, edge: AnswersPlainWords, commands: readonly CommandHelp[]): void => {
  for (const action of PLAIN_CALL_ACTIONS)
    on.press(action)
      .admitted()
      .answer(async ({ actor, asker, body, value }) => {
        const call = readPressed(value);
        if (call === null) return;
        const root = threadIn(body);
        await answerCall(edge, { actor, asker: { ...asker, thread: root?.ts ?? null }, root, commands }, call);
      });
};
