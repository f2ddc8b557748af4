import { bold, code, line, type Message, richText, words } from '../blocks.ts';
import { clientButtons } from '../client-buttons.ts';
import { escapeMrkdwn, shown } from '../format.ts';

/** A registered client is one of the book now. */
export const linkedMessage = (registeredId: string, bookId: string): Message => {
  const [registered, book] = [shown(registeredId, 80), shown(bookId, 80)];
  const rest = 'The old id leads there too, and what was recommended before stays attached.';
  const buttons = clientButtons(bookId, ['recommend', 'profile', 'compare', 'family']);
  return {
    text: escapeMrkdwn(`${registered} is ${book} in the firm’s book. ${rest}`),
    blocks: [
      richText(line(code(registered), bold(' is '), code(book), bold(' in the firm’s book'), words(`\n${rest}`))),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
    ],
  };
};

/** With the book away nobody knows who is in it. */
export const nothingLinkedMessage = (): Message => {
  const answer = 'The firm’s book cannot be read just now';
  const remedy = 'So nothing was linked. Try again in a few minutes; if it stays so, tell an admin.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};

/** Somebody linked this client before. */
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

/** Of a button under an old message: there is nobody to link, or not for this person. One view for both. */
export const nobodyToLinkMessage = (asked: string): Message => {
  const said = 'is linked already, or is no client of yours that was registered here.';
  return {
    text: escapeMrkdwn(`${shown(asked, 80)} ${said}`),
    blocks: [richText(line(code(shown(asked, 80)), words(` ${said}`)))],
  };
};
