import { z } from 'zod';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { noOffersFoundMessage, offersMessage } from '../../../views/offers/offers-message.ts';
import { OFFERS_VIEW, offersModal } from '../../../views/offers/offers-modal.ts';
import { MORE_BONDS_ACTION } from '../../../views/recommendation/more-bonds-button.ts';
import type { FindOffersRequest } from '../../usecases/offers/find-offers.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { type AsksForClients, type ClientQuestion, forClient } from '../listener/for-client.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import type { On } from '../listener/on.ts';
import { answerWith } from '../posting/illustrated.ts';
import { openModal } from '../posting/open-modal.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { readOffersForm } from './read-offers-form.ts';

export type FindsOffers = DeliversAnswers & AsksForClients & Edge<'findOffers'>;

const LONGEST_ID = 100;
const MOST_BONDS = 100;
const pressed = z.object({
  client: z.string().min(1).max(LONGEST_ID).nullable(),
  bonds: z.array(z.string().min(1).max(LONGEST_ID)).max(MOST_BONDS),
});

const readPressed = (value: string | undefined): z.output<typeof pressed> | null => {
  try {
    return pressed.parse(JSON.parse(value ?? ''));
  } catch {
    return null;
  }
};

const memory = modalMemory({ client: z.string().min(1).nullable() });
export const OFFERS: ClientQuestion = { for: 'offers', sourceDown: sourceDownMessage };

/** Looks among the bonds on offer and answers with what was found. */
export const answerOffers = async (edge: FindsOffers, asker: Asker, request: FindOffersRequest): Promise<void> => {
  const outcome = await edge.services.findOffers(request);
  if (outcome.kind !== 'found') return tell(edge, asker, noOffersFoundMessage(outcome));
  const { offers } = outcome;
  await answerWith(edge, asker, { figures: [], draw: (look) => offersMessage(offers, look) });
};

/**
 * The button that looks for more bonds, and its modal. Whether this person may see the client is checked when the form comes back; for a client, only
 * what suits is answered.
 */
export const onOffers = (on: On, edge: FindsOffers): void => {
  on.press(MORE_BONDS_ACTION)
    .admitted()
    .answer(async ({ asker, triggerId, value }) => {
      const read = readPressed(value);
      if (read === null) return;
      const { client, bonds } = read;
      await openModal(edge, triggerId, offersModal(client, bonds, memory.write({ client }, asker)), {
        actionId: MORE_BONDS_ACTION,
        value: JSON.stringify(read),
      });
    });
  on.submission(OFFERS_VIEW)
    .reading(readOffersForm)
    .admitted()
    .answer(({ actor, asker, view, form }) => {
      const remembered = memory.read(view.private_metadata);
      if (remembered === null) return Promise.resolve();
      const { client: asked } = remembered;
      if (asked === null) return answerOffers(edge, asker, { ...form, wish: { ...form.wish, notHeld: false }, client: null });
      return forClient(edge, OFFERS, { actor, asker, asked }, (client) => answerOffers(edge, asker, { ...form, client }));
    });
};
