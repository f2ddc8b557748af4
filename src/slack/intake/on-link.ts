import { z } from 'zod';
import { PICK_CLIENT_ACTION } from '../../../views/asked-client/pick-client-modal.ts';
import { alreadyLinkedMessage, linkedMessage, nobodyToLinkMessage, nothingLinkedMessage } from '../../../views/intake/link-answers.ts';
import { LINK_ACTION } from '../../../views/intake/link-button.ts';
import { LINK_BLOCK, LINK_CONFIRM, LINK_VIEW, linkConfirmModal, linkModal } from '../../../views/intake/link-modals.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { LinkRefusal } from '../../usecases/intake/intake-outcomes.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { chosenOption } from '../listener/form.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import type { ByActor, On, Submission } from '../listener/on.ts';
import type { Reply } from '../listener/reply.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { openModal } from '../posting/open-modal.ts';
import { composed, type DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type OpensLinks = Edge<'registeredClientFor'>;
type LinksClients = OpensLinks & DeliversAnswers & Edge<'previewLink' | 'linkClient'>;

const memory = modalMemory({ registered: z.string().min(1).max(200), bookId: z.string().max(200).nullable() });

/** The words for a refusal, under the field. */
const refusalInWords = (refusal: LinkRefusal): string => {
  switch (refusal.kind) {
    case 'unknown-client':
      return 'No client of yours has this id in the firm’s book: pick another one';
    case 'not-in-book':
      return 'This client was registered here too: pick one of the firm’s book';
    case 'already-linked':
      return 'It was linked meanwhile: cancel, and look the client up';
    case 'source-down':
      return `${PHRASES.bookAway}: try again in a few minutes`;
  }
};

/** Opens the modal that asks who a registered client is in the firm's book. */
export const openLink = async (edge: OpensLinks, actor: Actor, asker: Asker, triggerId: string, registered: string): Promise<void> => {
  const client = await edge.services.registeredClientFor({ actor, registered });
  if (!client) return tell(edge, asker, nobodyToLinkMessage(registered));
  const view = linkModal(client.id, client.facts.name, memory.write({ registered: client.id, bookId: null }, asker));
  await openModal(edge, triggerId, view, { actionId: LINK_ACTION, value: registered });
};

const chosen = async (edge: LinksClients, { actor, asker, view }: ByActor<Submission>): Promise<Reply> => {
  const known = memory.read(view.private_metadata);
  const bookId = chosenOption(view, LINK_BLOCK, PICK_CLIENT_ACTION);
  if (!known || bookId === undefined) return { kind: 'close' };
  const { registered } = known;
  const outcome = await edge.services.previewLink({ actor, registered, bookId });
  if (outcome.kind !== 'linkable') {
    const problem = refusalInWords(outcome);
    return { kind: 'errors', errors: { [LINK_BLOCK]: problem }, late: linkModal(registered, null, view.private_metadata, problem) };
  }
  const { client, book, differences, fills } = outcome;
  const metadata = memory.write({ registered: client.id, bookId: book.clientId }, asker);
  return { kind: 'view', view: linkConfirmModal({ registeredId: client.id, bookId: book.clientId, differences, fills }, metadata) };
};

const confirmed = async (edge: LinksClients, { actor, asker, view }: ByActor<Submission>): Promise<void> => {
  const known = memory.read(view.private_metadata);
  if (!known?.bookId) return;
  const outcome = await edge.services.linkClient({ actor, registered: known.registered, bookId: known.bookId });
  switch (outcome.kind) {
    case 'linked':
      await deliverAnswer(edge, asker, composed(linkedMessage(outcome.client.id, outcome.bookId)));
      return;
    case 'already-linked':
      return tell(edge, asker, alreadyLinkedMessage(outcome.client.id, outcome.client.bookId ?? known.bookId));
    case 'source-down':
      return tell(edge, asker, nothingLinkedMessage());
    case 'unknown-client':
    case 'not-in-book':
      return tell(edge, asker, nobodyToLinkMessage(known.registered));
  }
};

/** "Link to the firm's book": asks for the client, previews the link, then makes it. */
export const onLink = (on: On, edge: LinksClients): void => {
  on.press(LINK_ACTION)
    .admitted()
    .answer(async ({ actor, asker, triggerId, value: registered }) => {
      if (registered) await openLink(edge, actor, asker, triggerId, registered);
    });
  on.submission(LINK_VIEW)
    .replying({
      late: ({ view }) => ({
        title: PHRASES.linkToBook,
        failed: () =>
          linkModal(memory.read(view.private_metadata)?.registered ?? '', null, view.private_metadata, 'That didn’t work. Try again.'),
      }),
    })
    .admitted()
    .answer((submission) => chosen(edge, submission));
  on.submission(LINK_CONFIRM)
    .reading(() => ({ form: null }))
    .admitted()
    .answer((submission) => confirmed(edge, submission));
};
