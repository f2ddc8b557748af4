import { dayInWords, weekdayInWords } from '../../src/advisor/calendar/day-in-words.ts';
import { exactMoney } from '../../src/advisor/quote/quote-rows.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claimAll } from '../../src/claims/claim.ts';
import type { QuoteBondOutcome } from '../../src/usecases/quote/quote-bond.ts';
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
    case 'matured':
      return [
        `It matures on ${dayInWords(outcome.maturityDay)}`,
        `Nothing’s left to buy that settles on ${dayInWords(outcome.settlement)}.`,
      ];
    case 'not-issued':
      return [`It’s issued on ${dayInWords(outcome.issueDay)}`, 'It can’t settle before that.'];
    case 'closed':
      return ['The exchange is closed on that day', `Take ${weekdayInWords(outcome.before)} or ${weekdayInWords(outcome.after)}.`];
    case 'not-whole': {
      const nearest = [outcome.below, outcome.above].flatMap((nominal) => (nominal === null ? [] : [exactMoney(nominal)]));
      return [`It’s sold in units of ${exactMoney(outcome.lot)} face value`, `Take ${nearest.join(' or ')}.`];
    }
    case 'too-little':
      return ['That doesn’t buy one unit', `A face value of ${exactMoney(outcome.lot)} costs ${exactMoney(outcome.costs)}.`];
    case 'no-price':
      return ['Without a price we can’t tell what that buys', `${outcome.notes.join(' ')} Ask for a face value instead.`];
    case 'not-suitable': {
      const question = outcome.question
        ? ` ${PHRASES.amountRight} ${exactMoney(outcome.amount)} ${claimAll(outcome.question.reason, outcome.question.claims)}.`
        : '';
      return [`It doesn’t suit ${outcome.clientId}`, `The rule: ${claimAll(outcome.reason, outcome.claims)}.${question}`];
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
