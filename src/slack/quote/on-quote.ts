import { z } from 'zod';
import { quoteFigures, quoteMessage } from '../../../views/quote/quote-message.ts';
import { QUOTE_VIEW, quoteModal } from '../../../views/quote/quote-modal.ts';
import { quoteRefusedMessage } from '../../../views/quote/quote-refused.ts';
import { QUOTE_ACTION } from '../../../views/recommendation/quote-button.ts';
import type { QuoteBondRequest } from '../../usecases/quote/quote-bond.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { modalMemory } from '../listener/modal-memory.ts';
import type { On } from '../listener/on.ts';
import { answerWith } from '../posting/illustrated.ts';
import { openModal } from '../posting/open-modal.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';
import { readQuoteForm } from './read-quote-form.ts';

type QuotesBonds = DeliversAnswers & Edge<'quoteBond'>;

const LONGEST_ID = 100;
const MOST_BONDS = 100;
const bondIds = z.array(z.string().min(1).max(LONGEST_ID)).max(MOST_BONDS);
const readBondIds = (value: string | undefined): readonly string[] => {
  try {
    return bondIds.parse(JSON.parse(value ?? '[]'));
  } catch {
    return [];
  }
};

/** The modal only remembers where it was asked for: a quote concerns no client. */
const memory = modalMemory({});

const answerQuote = async (edge: QuotesBonds, asker: Asker, request: QuoteBondRequest): Promise<void> => {
  const outcome = await edge.services.quoteBond(request);
  if (outcome.kind !== 'quote') return tell(edge, asker, quoteRefusedMessage(request.asked, outcome));
  const { quote } = outcome;
  await answerWith(edge, asker, { figures: quoteFigures(quote), draw: (look, charts) => quoteMessage(quote, look, charts) });
};

/** The button that quotes a bond, and its modal. It stays open with words under each wrong field; then a message answers. */
export const onQuote = (on: On, edge: QuotesBonds): void => {
  on.press(QUOTE_ACTION)
    .admitted()
    .answer(async ({ asker, triggerId, value }) => {
      await openModal(edge, triggerId, quoteModal(readBondIds(value), memory.write({}, asker)), {
        actionId: QUOTE_ACTION,
        value: value ?? '[]',
      });
    });
  on.submission(QUOTE_VIEW)
    .reading(readQuoteForm)
    .admitted()
    .answer(({ asker, form }) => answerQuote(edge, asker, form));
};
