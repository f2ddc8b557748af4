import type { Message } from '../../../views/blocks.ts';
import type { ClientSurface } from '../../../views/client-buttons.ts';
import { namedClientsMessage, nothingNamedMessage } from '../../../views/hello/direct-answer.ts';
import { noRoleMessage } from '../../../views/no-role.ts';
import { CLIENT_ANSWERS } from '../client-answers.ts';
import { unescaped } from '../client-text.ts';
import type { Edge } from '../edge.ts';
import { introduceToPerson } from './introduce.ts';

export interface DirectMessage {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  /** The thread it was written in, where it is answered too; null: in the conversation itself. */
  readonly thread: string | null;
  /** As Slack sends it: `&`, `<` and `>` escaped. */
  readonly text: string;
}

/** What is offered for a client that somebody names, of what this installation answers. */
const SURFACES = (['recommend', 'profile', 'ladder', 'compare', 'family'] as const satisfies readonly ClientSurface[]).filter(
  (surface) => CLIENT_ANSWERS[surface] !== undefined,
);

/** Answers what a person writes to the bot: once, whichever process hears it and however often Slack says it. */
export const answerDirectMessage = async (edge: Edge, { user, channel, ts, thread, text }: DirectMessage): Promise<void> => {
  if (!(await edge.services.isFirstHearing(channel, ts))) return;
  const post = async (message: Message): Promise<void> => {
    const there = thread === null ? { channel } : { channel, thread_ts: thread };
    await edge.client.chat.postMessage({ ...there, ...message, unfurl_links: false, unfurl_media: false });
  };
  const actor = await edge.services.whoIs(user);
  const introduced = await introduceToPerson(edge, user);
  if (!actor) {
    if (!introduced) await post(noRoleMessage(await edge.services.admins()));
    return;
  }
  const clients = await edge.services.clientsInText({ actor, text: unescaped(text) });
  if (clients.length > 0) return post(namedClientsMessage(clients, SURFACES));
  // An introduction says already what to do.
  if (!introduced) await post(nothingNamedMessage());
};
