import { z } from 'zod';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import { quoteFigures, quoteMessage } from '../../../views/quote/quote-message.ts';
import { QUOTE_VIEW, quoteModal } from '../../../views/quote/quote-modal.ts';
import { quoteRefusedMessage } from '../../../views/quote/quote-refused.ts';
import { QUOTE_ACTION } from '../../../views/recommendation/quote-button.ts';
import type { QuoteBondRequest } from '../../usecases/quote/quote-bond.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { type AsksForClients, type ClientQuestion, forClient } from '../listener/for-client.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import type { On } from '../listener/on.ts';
import { answerWith } from '../posting/illustrated.ts';
import { openModal } from '../posting/open-modal.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { readQuoteForm } from './read-quote-form.ts';

export type QuotesBonds = DeliversAnswers & AsksForClients & Edge<'quoteBond'>;

const LONGEST_ID = 100;
const MOST_BONDS = 100;
const bondIds = z.array(z.string().min(1).max(LONGEST_ID)).max(MOST_BONDS);
/** Older messages name no client. */
const pressed = z.union([bondIds.transform((bonds) => ({ client: null, bonds })), z.object({ client: z.string().min(1), bonds: bondIds })]);

const readPressed = (value: string | undefined): z.output<typeof pressed> => {
  try {
    return pressed.parse(JSON.parse(value ?? '[]'));
  } catch {
    return { client: null, bonds: [] };
  }
};

const memory = modalMemory({ client: z.string().min(1).nullable() });
export const QUOTE: ClientQuestion = { for: 'quote', sourceDown: sourceDownMessage };

/** Quotes a bond and answers with the quote. */
export const answerQuote = async (edge: QuotesBonds, asker: Asker, request: QuoteBondRequest): Promise<void> => {
  const outcome = await edge.services.quoteBond(request);
  if (outcome.kind !== 'quote') return tell(edge, asker, quoteRefusedMessage(request.asked, outcome));
  const { quote, ticket = null } = outcome;
  await answerWith(edge, asker, { figures: quoteFigures(quote), draw: (look, charts) => quoteMessage(quote, look, charts, ticket) });
};

/** The button that quotes a bond, and its modal. It stays open with words under each wrong field; then a message answers. */
export const onQuote = (on: On, edge: QuotesBonds): void => {
  on.press(QUOTE_ACTION)
    .admitted()
    .answer(async ({ asker, triggerId, value }) => {
      const { client, bonds } = readPressed(value);
      await openModal(edge, triggerId, quoteModal(bonds, memory.write({ client }, asker)), {
        actionId: QUOTE_ACTION,
        value: value ?? '[]',
      });
    });
  on.submission(QUOTE_VIEW)
    .reading(readQuoteForm)
    .admitted()
    .answer(({ actor, asker, view, form }) => {
      const asked = memory.read(view.private_metadata)?.client ?? null;
      if (asked === null) return answerQuote(edge, asker, form);
      return forClient(edge, QUOTE, { actor, asker, asked }, (client) => answerQuote(edge, asker, { ...form, client }));
    });
};
