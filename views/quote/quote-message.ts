import type { ActionsBlock, KnownBlock, RawTextElement } from '@slack/types';
import { weekdayInWords } from '../../src/advisor/calendar/day-in-words.ts';
import type { Quote } from '../../src/advisor/quote/quote.ts';
import { exactMoney, flowRows, quotedBond, quoteRows } from '../../src/advisor/quote/quote-rows.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimAgain, claimAll } from '../../src/claims/claim.ts';
import type { Ticket } from '../../src/usecases/quote/quote-bond.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, code, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import type { Figure } from '../blocks/figure.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { escapeMrkdwn, rate, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { isinOf, issuerOf } from '../recommendation/bond-words.ts';
import { moreBondsButton } from '../recommendation/more-bonds-button.ts';
import { watchButtons } from '../watch/watch-buttons.ts';
import { quoteFigure } from './quote-figure.ts';

const UNKNOWN = '-';
const FLOWS_A_PAGE = 10;
/** Slack takes no longer tables. */
const MOST_FLOWS = 99;
const MOST_IN_LIST = 12;
/** The headline has these. */
const IN_HEADLINE = new Set(['Face value', 'Settles', 'To pay']);

export const quoteFigures = (quote: Quote): readonly Figure[] => {
  const figure = quoteFigure(quote);
  return figure ? [figure] : [];
};

const headline = (quote: Quote): readonly [said: string, more: string] => {
  const pay = quote.toPay;
  const { says, valuation, nominal, settlement } = quote;
  const face = says('quote.face', exactMoney(nominal), nominal);
  const forWhat = `for ${face} face value, settling ${says('quote.settles', weekdayInWords(settlement), settlement)}`;
  if (pay === null || !valuation) return ['No price', ` ${forWhat}`];
  const earns = says('quote.yield', rate(valuation.yield), valuation.yield);
  return [`Pay ${says('quote.toPay', exactMoney(pay), pay)}`, ` ${forWhat} · yield ${earns}`];
};

const cell = (text: string): RawTextElement => ({ type: 'raw_text', text });

/** @param native whether it's a table */
const flows = (quote: Quote, native: boolean): KnownBlock[] => {
  const rows = flowRows(quote);
  if (rows.length === 0) return [];
  if (native)
    return [
      {
        type: 'data_table',
        caption: 'What comes back, day by day',
        // The amount comes first, because a phone shows three columns.
        rows: [['Day', 'Interest', 'Principal', 'Amount'], ...rows.slice(0, MOST_FLOWS)].map(
          ([day = '', interest = '', principal = '', amount = '']) => [day, amount, interest, principal].map(cell),
        ),
        page_size: FLOWS_A_PAGE,
        row_header_column_index: 0,
      },
    ];
  const listed = rows.slice(0, MOST_IN_LIST).map(([day, , , amount]) => line(words(`${day}: ${amount}`)));
  const more = rows.length - listed.length;
  const all = quote.says('quote.payments', `of ${rows.length} payments`, rows.length);
  return [
    richText(line(bold('What comes back')), list('bullet', [...listed, ...(more > 0 ? [line(words(`and ${more} more ${all}`))] : [])])),
  ];
};

/** That a quote for a client suits them, and whether its amount is meant. */
const ticketLines = ({ consideration, nominal }: Quote, ticket: Ticket | null): KnownBlock[] => {
  if (ticket === null) return [];
  const { question } = ticket;
  const suits = line(words(`Suits ${clientName(ticket, 60)} by every rule.`));
  if (question === null) return [richText(suits)];
  const asked = `${exactMoney(consideration ?? nominal)} ${claimAll(question.reason, question.claims)}.`;
  return [richText(line(bold(`${PHRASES.amountRight} `), words(asked)), suits)];
};

const actionsOf = (bond: Quote['bond'], ticket: Ticket | null): ActionsBlock[] => {
  const elements = [
    ...watchButtons(bond.bondId, ['bond', 'issuer']),
    ...moreBondsButton(ticket?.clientId ?? null, [bond], 'Alternatives …'),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};

/** A quote on one page: what to pay, what comes back, yields, after tax, and the risk of rates. */
export const quoteMessage = (quote: Quote, look: Look, charts: readonly ChartLook[], ticket: Ticket | null = null): Message => {
  const { bond, notes, convention } = quote;
  const title = `Quote · ${issuerOf(bond, 100)}`;
  const [said, more] = headline(quote);
  claimAgain(quote.claims);
  const figures = quoteRows(quote).filter(([name, value]) => value !== UNKNOWN && !IN_HEADLINE.has(name));
  return {
    text: escapeMrkdwn(`${title} · ${said}${more}`),
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(line(bold(said), words(`${more}\n`), code(isinOf(bond)), words(` ${shown(quotedBond(quote).slice(1).join(', '), 300)}`))),
      ...ticketLines(quote, ticket),
      ...quoteFigures(quote).flatMap((figure, at) => figureBlocks(figure, charts[at] ?? { kind: 'text' })),
      ...(figures.length === 0
        ? []
        : [
            richText(
              list(
                'bullet',
                figures.map(([name, value]) => line(bold(`${name}: `), words(value))),
              ),
            ),
          ]),
      ...flows(quote, look.table),
      context(...notes.map((note) => shown(note, 500)), `Convention: ${shown(convention, 300)}.`),
      ...actionsOf(bond, ticket),
    ],
  };
};
