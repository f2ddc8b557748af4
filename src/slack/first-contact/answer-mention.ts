import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { noRoleMessage } from '../../../views/notices/no-role.ts';
import type { Asker } from '../edge/edge.ts';
import { unescaped } from '../listener/client-text.ts';
import { answerPlainWords } from '../plain/answer-plain-words.ts';
import { tell } from '../posting/tell.ts';
import type { AnswersDirectMessages } from './answer-direct-message.ts';

export interface Mention {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread that gets the answer: the one it was written in, or its own. */
  readonly thread: string;
  /** As Slack sends it: `&`, `<` and `>` escaped. */
  readonly text: string;
}

/**
 * Answers somebody who names the bot in a channel, once, in the thread. Client details appear there only where an admin has allowed them; otherwise they go
 * to the person's direct messages, and a link to them is shown to that person alone.
 */
export const answerMention = async (
  edge: AnswersDirectMessages,
  { user: userId, channel, ts, thread, text }: Mention,
  commands: readonly CommandHelp[],
): Promise<void> => {
  if (!(await edge.services.isFirstHearing(channel, ts))) return;
  const asker: Asker = { userId, channel, responseUrl: null, thread };
  const actor = await edge.services.whoIs(userId);
  if (!actor) return tell(edge, asker, noRoleMessage(await edge.services.admins()));
  await answerPlainWords(edge, {
    actor,
    asker,
    text: unescaped(text.replaceAll(/<@[^>]*>/g, ' ')),
    root: { channel, ts: thread },
    commands,
  });
};
