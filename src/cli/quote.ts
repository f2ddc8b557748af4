import { clientName } from '../../views/asked-client/client-name.ts';
import type { QuotedAt } from '../advisor/bonds/value-bond.ts';
import { dayInWords, weekdayInWords } from '../advisor/calendar/day-in-words.ts';
import { readAmount } from '../advisor/intake/read-amount.ts';
import type { Size } from '../advisor/quote/quote.ts';
import { type Day, dayFromIso, type Fraction, fraction, fractionFromPercent, rupeesFromPaise } from '../advisor/units.ts';
import { PHRASES } from '../advisor/words/glossary.ts';
import { TERMINAL } from '../data/query-limits.ts';
import { FailedError } from '../faults/failed-error.ts';
import { UsageError } from '../faults/usage-error.ts';
import { COMMAND_LINE } from '../usecases/actor/actor.ts';
import type { AskedClient } from '../usecases/asked-client/asked-client.ts';
import type { QuoteBondOutcome } from '../usecases/quote/quote-bond.ts';
import type { Services } from '../usecases/services.ts';
import { unknownClient } from './asking/unknown-client.ts';
import type { Call, Run } from './command.ts';
import { quoteJson } from './output/quote-json.ts';
import { quoteText } from './output/quote-text.ts';
import { untrained } from './output/untrained.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  const [asked = ''] = call.positionals;
  const request = { asked, settlement: readSettlement(call), size: readSize(call), at: readQuotedAt(call), slab: readSlab(call) };
  await withDependencies(
    call.config,
    async ({ services }) => {
      const typed = call.text('client');
      const client = typed === null ? null : await clientAsked(services, typed);
      const outcome = await services.quoteBond({ ...request, client });
      if (outcome.kind !== 'quote') throw refusal(outcome, asked);
      const { quote, ticket = null } = outcome;
      call.print(call.flag('json') ? JSON.stringify(quoteJson(quote, ticket)) : quoteText(quote, ticket));
    },
    { limits: TERMINAL },
  );
};

const clientAsked = async (services: Services, typed: string): Promise<AskedClient> => {
  const asked = await services.askedClient({ actor: COMMAND_LINE, asked: typed, for: 'quote', exactly: true });
  if (asked.kind === 'asked') return asked.client;
  if (asked.kind === 'source-down') throw new FailedError(asked.message);
  if (asked.kind === 'untrained') throw untrained(asked);
  throw unknownClient(asked);
};

const LONGEST_SHOWN = 40;
const cut = (text: string): string => text.slice(0, LONGEST_SHOWN);

const readSettlement = (call: Call): Day | null => {
  const text = call.text('settle');
  const day = text === null ? null : dayFromIso(text);
  if (text !== null && day === null) throw new UsageError(`--settle must be a day as YYYY-MM-DD, not "${cut(text)}".`);
  return day;
};

const readSize = (call: Call): Size | null => {
  const [nominal, amount] = [call.text('nominal'), call.text('amount')];
  if (nominal !== null && amount !== null)
    throw new UsageError('Give either --nominal (face value) or --amount (money to spend), not both.');
  const text = nominal ?? amount;
  if (text === null) return null;
  const read = readAmount(text);
  const option = nominal === null ? 'amount' : 'nominal';
  if (read === null)
    throw new UsageError(`--${option} must be rupees above 0 and at most 1 lakh crore, such as 500000 or "5 lakh", not "${cut(text)}".`);
  return option === 'nominal' ? { kind: 'nominal', nominal: read } : { kind: 'amount', amount: read };
};

const LOWEST_YIELD = -50;
const HIGHEST_YIELD = 1_000;
const HIGHEST_PRICE = 1_000;
const HIGHEST_SLAB = 60;

const numberOf = (call: Call, option: string, lowest: number, highest: number, such: string): number | null => {
  const text = call.text(option);
  if (text === null) return null;
  const number = /^-?\d+(?:\.\d+)?\s*%?$/.test(text.trim()) ? Number(text.replace('%', '')) : Number.NaN;
  if (!(number >= lowest && number <= highest)) throw new UsageError(`--${option} must be ${such}, not "${cut(text)}".`);
  return number;
};

const readQuotedAt = (call: Call): QuotedAt | null => {
  const percent = numberOf(
    call,
    'yield',
    LOWEST_YIELD,
    HIGHEST_YIELD,
    `percent a year from ${LOWEST_YIELD} to ${HIGHEST_YIELD}, such as 7.3`,
  );
  const price = numberOf(call, 'price', 0.01, HIGHEST_PRICE, `a clean price per 100 of face value, up to ${HIGHEST_PRICE}, such as 99.85`);
  if (percent !== null && price !== null) throw new UsageError('Give either --yield or --price, not both.');
  if (price !== null) return { kind: 'price', clean: fraction(price / 100) };
  return percent === null ? null : { kind: 'yield', yield: fractionFromPercent(percent) };
};

const readSlab = (call: Call): Fraction | null => {
  const percent = numberOf(call, 'slab', 0, HIGHEST_SLAB, `the income tax slab in percent, from 0 to ${HIGHEST_SLAB}, such as 30`);
  return percent === null ? null : fractionFromPercent(percent);
};

const exactRupees = (paise: Parameters<typeof rupeesFromPaise>[0]): string => `₹${rupeesFromPaise(paise).toLocaleString('en-IN')}`;

/** What's wrong with the call, and how to mend it. */
const refusal = (outcome: Exclude<QuoteBondOutcome, { kind: 'quote' }>, asked: string): UsageError | FailedError => {
  switch (outcome.kind) {
    case 'unknown-bond': {
      const hint = outcome.similar.length > 0 ? ` On offer of the same issuer: ${outcome.similar.join(', ')}.` : '';
      return new UsageError(`There's no bond "${cut(asked.trim())}" in the book.${hint}`);
    }
    case 'matured':
      return new UsageError(
        `${asked.trim()} matures on ${dayInWords(outcome.maturityDay)}. Nothing's left to buy that settles on ${dayInWords(outcome.settlement)}.`,
      );
    case 'not-issued':
      return new UsageError(`${asked.trim()} is issued on ${dayInWords(outcome.issueDay)}. --settle must not be earlier.`);
    case 'closed':
      return new UsageError(
        `Nothing settles on --settle: the exchange is closed. Take ${weekdayInWords(outcome.before)} or ${weekdayInWords(outcome.after)}.`,
      );
    case 'not-whole': {
      const nearest = [outcome.below, outcome.above].flatMap((nominal) => (nominal === null ? [] : [exactRupees(nominal)]));
      return new UsageError(
        `--nominal must be a multiple of ${exactRupees(outcome.lot)}, the face value of one unit: ${nearest.join(' or ')}.`,
      );
    }
    case 'too-little':
      return new UsageError(
        `--amount doesn't buy one unit: with a face value of ${exactRupees(outcome.lot)} it costs ${exactRupees(outcome.costs)}.`,
      );
    case 'no-price':
      return new UsageError(
        `--amount can't be turned into units without a price. ${outcome.notes.join(' ')} Give --nominal instead, or a --price.`,
      );
    case 'not-suitable':
      return new UsageError(
        [
          `${asked.trim()} doesn't suit ${clientName(outcome, 60)}: ${outcome.reason}.`,
          ...(outcome.question ? [`${PHRASES.amountRight} ${exactRupees(outcome.amount)} ${outcome.question.reason}.`] : []),
        ].join(' '),
      );
    case 'source-down':
      return new FailedError(outcome.message);
  }
};
