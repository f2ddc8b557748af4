import type { ClientSurface } from '../../../views/asked-client/client-buttons.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { namedClientsMessage } from '../../../views/first-contact/direct-answer.ts';
import type { CommandHelp } from '../../../views/first-contact/help.ts';
import { noRoleMessage } from '../../../views/notices/no-role.ts';
import { CLIENT_ANSWERS } from '../client-menu/client-answers.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { unescaped } from '../listener/client-text.ts';
import { type AnswersPlainWords, answerPlainWords } from '../plain/answer-plain-words.ts';
import { postConfirmed } from '../posting/confirmed-post.ts';
import { answerLabel } from '../posting/message-metadata.ts';
import { type Introduces, introduceToPerson } from './introduce.ts';

export type AnswersDirectMessages = Introduces & AnswersPlainWords & Edge<'isFirstHearing' | 'clientsInText'>;

export interface DirectMessage {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread it was written in, which gets the answer too; null: the conversation itself. */
  readonly thread: string | null;
  /** As Slack sends it: `&`, `<` and `>` escaped. */
  readonly text: string;
}

/** What's offered for a client whom somebody names, as far as this installation answers it. */
const SURFACES = (['recommend', 'profile', 'ladder', 'compare', 'family'] as const satisfies readonly ClientSurface[]).filter(
  (surface) => CLIENT_ANSWERS[surface] !== undefined,
);

/**
 * Answers what a person writes to the bot: once, however many processes hear it and however often Slack sends it. What isn't a whole question but names
 * clients is answered with what can be done for them.
 */
export const answerDirectMessage = async (
  edge: AnswersDirectMessages,
  { user, channel, ts, thread, text: escaped }: DirectMessage,
  commands: readonly CommandHelp[],
): Promise<void> => {
  if (!(await edge.services.isFirstHearing(channel, ts))) return;
  const post = async (message: Message): Promise<void> => {
    await postConfirmed(edge, { channel, thread }, message, answerLabel());
  };
  const actor = await edge.services.whoIs(user);
  const introduced = await introduceToPerson(edge, user);
  if (!actor) {
    if (!introduced) await post(noRoleMessage(await edge.services.admins()));
    return;
  }
  const text = unescaped(escaped);
  const asker: Asker = { userId: user, channel, responseUrl: null, thread };
  const root = thread === null ? null : { channel, ts: thread };
  await answerPlainWords(edge, { actor, asker, text, root, commands }, async () => {
    const clients = await edge.services.clientsInText({ actor, text });
    if (clients.length > 0) await post(namedClientsMessage(clients, SURFACES));
    // An introduction already says what to do.
    return clients.length > 0 || introduced;
  });
};
