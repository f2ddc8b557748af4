import { dayInWords, weekdayInWords } from '../../src/advisor/calendar/day-in-words.ts';
import { exactMoney } from '../../src/advisor/quote/quote-rows.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimAll } from '../../src/claims/claim.ts';
import type { QuoteBondOutcome } from '../../src/usecases/quote/quote-bond.ts';
import { clientName } from '../asked-client/client-name.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';

type Refusal = Exclude<QuoteBondOutcome, { kind: 'quote' }>;

const reasonOf = (outcome: Refusal): readonly [answer: string, remedy: string] => {
  switch (outcome.kind) {
    case 'unknown-bond':
      return [
        'There’s no such bond in the book',
        outcome.similar.length > 0 ? `On offer of the same issuer: ${outcome.similar.join(', ')}.` : PHRASES.checkIsin,
      ];
    case 'matured': {
      const { says, maturityDay, settlement } = outcome;
      return [
        `It matures on ${says('quote.matures', dayInWords(maturityDay), maturityDay)}`,
        `Nothing’s left to buy that settles on ${says('quote.settles', dayInWords(settlement), settlement)}.`,
      ];
    }
    case 'not-issued':
      return [
        `It’s issued on ${outcome.says('quote.issued', dayInWords(outcome.issueDay), outcome.issueDay)}`,
        'It can’t settle before that.',
      ];
    case 'closed': {
      const [before, after] = [outcome.before, outcome.after].map((day, at) =>
        outcome.says('quote.openDay', weekdayInWords(day), day, { place: at + 1 }),
      );
      return ['The exchange is closed on that day', `Take ${before} or ${after}.`];
    }
    case 'not-whole': {
      const { says, lot } = outcome;
      const nearest = [outcome.below, outcome.above].flatMap((nominal, at) =>
        nominal === null ? [] : [says('quote.nearest', exactMoney(nominal), nominal, { place: at + 1 })],
      );
      return [`It’s sold in units of ${says('quote.lot', exactMoney(lot), lot)} face value`, `Take ${nearest.join(' or ')}.`];
    }
    case 'too-little': {
      const { says, lot, costs } = outcome;
      const words = `A face value of ${says('quote.lot', exactMoney(lot), lot)} costs ${says('quote.lotCosts', exactMoney(costs), costs)}.`;
      return ['That doesn’t buy one unit', words];
    }
    case 'no-price':
      return ['Without a price we can’t tell what that buys', `${outcome.notes.join(' ')} Ask for a face value instead.`];
    case 'not-suitable': {
      const question = outcome.question
        ? ` ${PHRASES.amountRight} ${exactMoney(outcome.amount)} ${claimAll(outcome.question.reason, outcome.question.claims)}.`
        : '';
      return [`It doesn’t suit ${clientName(outcome, 60)}`, `The rule: ${claimAll(outcome.reason, outcome.claims)}.${question}`];
    }
    case 'source-down':
      return [PHRASES.bookAway, PHRASES.tryLater];
  }
};

/** Answer where there's no quote: why, and what to do. */
export const quoteRefusedMessage = (bondId: string, outcome: Refusal): Message => {
  const [answer, remedy] = reasonOf(outcome).map((part) => shown(part, 600)) as [string, string];
  const bond = shown(bondId, 40);
  return {
    text: escapeMrkdwn(`No quote for ${bond}: ${answer}. ${remedy}`),
    blocks: [richText(line(bold(`No quote for ${bond}`), words(`\n${answer}. ${remedy}`)))],
  };
};
