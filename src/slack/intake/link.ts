import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { alreadyLinkedMessage, linkedMessage, nobodyToLinkMessage, nothingLinkedMessage } from '../../../views/intake/link-answers.ts';
import { LINK_ACTION } from '../../../views/intake/link-button.ts';
import { LINK_BLOCK, LINK_CONFIRM, LINK_VIEW, linkConfirmModal, linkModal } from '../../../views/intake/link-modals.ts';
import { PICK_CLIENT_ACTION } from '../../../views/pick-client-modal.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { LinkRefusal } from '../../usecases/intake/intake-outcomes.ts';
import { admit } from '../admit.ts';
import { answerSubmission } from '../answer-submission.ts';
import { answering } from '../answering.ts';
import { deliverAnswer } from '../deliver-answer.ts';
import type { Asker, Edge } from '../edge.ts';
import { modalMemory } from '../modal-memory.ts';
import { composed } from '../posting.ts';
import { askerOfPress } from '../remembered.ts';
import { tell } from '../tell.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;
type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

const memory = modalMemory({ registered: z.string().min(1).max(200), bookId: z.string().max(200).nullable() });

const picked = z.object({
  [LINK_BLOCK]: z.object({ [PICK_CLIENT_ACTION]: z.object({ selected_option: z.object({ value: z.string() }) }) }),
});

const askerOf = ({ body, view }: SubmitArgs): Asker => memory.askerOf(body.user.id, view.private_metadata);

/** What a refusal says at the field. */
const refusalInWords = (refusal: LinkRefusal): string => {
  switch (refusal.kind) {
    case 'unknown-client':
      return 'No client of yours has this id in the firm’s book: pick another one';
    case 'not-in-book':
      return 'This client was registered here too: pick one of the firm’s book';
    case 'already-linked':
      return 'It was linked meanwhile: cancel, and look the client up';
    case 'source-down':
      return 'The firm’s book cannot be read just now: try again in a few minutes';
  }
};

/** Opens the modal that asks who a registered client is in the firm's book. */
export const openLink = async (edge: Edge, actor: Actor, asker: Asker, triggerId: string, registered: string): Promise<void> => {
  const client = await edge.services.registeredClientFor({ actor, registered });
  if (!client) return tell(edge, asker, nobodyToLinkMessage(registered));
  const view = linkModal(client.id, client.facts.name, memory.write({ registered: client.id, bookId: null }, asker));
  await edge.client.views.open({ trigger_id: triggerId, view });
};

const pressed = (edge: Edge) =>
  answering(
    edge,
    LINK_ACTION,
    ({ body }: PressArgs) => askerOfPress(body),
    async ({ ack, body }, asker) => {
      await ack();
      const [button] = body.actions;
      const registered = button && 'value' in button ? button.value : undefined;
      const actor = await admit(edge, asker);
      if (actor && registered) await openLink(edge, actor, asker, body.trigger_id, registered);
    },
  );

const chosen = (edge: Edge) =>
  answering(edge, LINK_VIEW, askerOf, async ({ ack, body, view }: SubmitArgs, asker) => {
    const known = memory.read(view.private_metadata);
    const bookId = picked.safeParse(view.state.values).data?.[LINK_BLOCK]?.[PICK_CLIENT_ACTION]?.selected_option.value;
    const actor = await edge.services.whoIs(asker.userId);
    if (!known || bookId === undefined || !actor) return ack();
    const { registered } = known;
    const again = (notice: string) => linkModal(registered, null, view.private_metadata, notice);
    await answerSubmission(edge, { ack, body }, edge.services.previewLink({ actor, registered, bookId }), {
      title: 'Link to the book',
      errors: (outcome) => (outcome.kind === 'linkable' ? null : { [LINK_BLOCK]: refusalInWords(outcome) }),
      view: (outcome) => {
        if (outcome.kind !== 'linkable') return again(refusalInWords(outcome));
        const { client, book, differences, fills } = outcome;
        const metadata = memory.write({ registered: client.id, bookId: book.clientId }, asker);
        return linkConfirmModal({ registeredId: client.id, bookId: book.clientId, differences, fills }, metadata);
      },
      failed: () => again('That did not work. Try again.'),
    });
  });

const confirmed = (edge: Edge) =>
  answering(edge, LINK_CONFIRM, askerOf, async ({ ack, view }: SubmitArgs, asker) => {
    await ack();
    const known = memory.read(view.private_metadata);
    const actor = await admit(edge, asker);
    if (!actor || !known?.bookId) return;
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
  });

/** "Link to the firm's book": which client, what that would do, and that it is so. */
export const registerLink = (app: Pick<App, 'action' | 'view'>, edge: Edge): void => {
  app.action<BlockAction>(LINK_ACTION, pressed(edge));
  app.view<ViewSubmitAction>(LINK_VIEW, chosen(edge));
  app.view<ViewSubmitAction>(LINK_CONFIRM, confirmed(edge));
};
