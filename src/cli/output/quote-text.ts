import { clientName } from '../../../views/asked-client/client-name.ts';
import type { Quote } from '../../advisor/quote/quote.ts';
import { flowRows, quotedBond, quoteRows } from '../../advisor/quote/quote-rows.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import { moneyInWords } from '../../advisor/words/money-in-words.ts';
import { claimAgain, claimAll } from '../../claims/claim.ts';
import type { Ticket } from '../../usecases/quote/quote-bond.ts';
import { table } from './table.ts';

/** The quote as text for a terminal. */
export const quoteText = (quote: Quote, ticket: Ticket | null = null): string => {
  const { bond, flows, notes } = quote;
  const figures = quoteRows(quote);
  const asked =
    quote.consideration === null
      ? quote.says('quote.face', moneyInWords(quote.nominal), quote.nominal)
      : quote.says('quote.consideration', moneyInWords(quote.consideration), quote.consideration);
  claimAgain(quote.claims);
  const width = Math.max(...figures.map(([name]) => name.length));
  return [
    `${bond.isin ?? bond.bondId}: ${quotedBond(quote).join(', ')}`,
    ...(ticket === null ? [] : [`Suits ${clientName(ticket, 60)} by every rule.`]),
    ...(ticket?.question ? [`${PHRASES.amountRight} ${asked} ${claimAll(ticket.question.reason, ticket.question.claims)}.`] : []),
    '',
    ...figures.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    `Convention: ${quote.convention}.`,
    ...(flows.length === 0
      ? []
      : [
          '',
          table(
            ['day', 'interest', 'principal', 'amount'],
            flowRows(quote).map((row) => [...row]),
          ),
        ]),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ].join('\n');
};
