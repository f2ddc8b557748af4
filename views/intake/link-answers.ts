import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';

/** Confirmation that a registered client is linked to a client of the book. */
export const linkedMessage = (registeredId: string, bookId: string): Message => {
  const [registered, book] = [shown(registeredId, 80), shown(bookId, 80)];
  const rest = 'The old id leads there too, and earlier recommendations stay attached.';
  const buttons = clientButtons(bookId, ['recommend', 'profile', 'compare', 'family']);
  return {
    text: escapeMrkdwn(`${registered} is ${book} in the firm’s book. ${rest}`),
    blocks: [
      richText(line(code(registered), bold(' is '), code(book), bold(' in the firm’s book'), words(`\n${rest}`))),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  };
};

/** Answer when the book is unreachable, so nothing was linked. */
export const nothingLinkedMessage = (): Message => {
  const answer = PHRASES.bookAway;
  const remedy = `Nothing was linked. ${PHRASES.tryLater}`;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};

/** Answer if the client is already linked. */
export const alreadyLinkedMessage = (registeredId: string, bookId: string): Message => {
  const [registered, book] = [shown(registeredId, 80), shown(bookId, 80)];
  const buttons = clientButtons(bookId, ['recommend', 'profile']);
  return {
    text: escapeMrkdwn(`${registered} was linked to ${book} before.`),
    blocks: [
      richText(line(code(registered), words(' was linked to '), code(book), words(' before.'))),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  };
};

/** Answer to a link button under an old message, if there's no such registered client for this person. It doesn't reveal which. */
export const nobodyToLinkMessage = (asked: string): Message => {
  const said = 'is already linked, or isn’t a client you registered here.';
  return {
    text: escapeMrkdwn(`${shown(asked, 80)} ${said}`),
    blocks: [richText(line(code(shown(asked, 80)), words(` ${said}`)))],
  };
};
