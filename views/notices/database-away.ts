import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the product's own database can't be reached. Without it nobody knows who may see what, so it says nothing about clients. */
export const databaseAwayMessage = (): Message => {
  const answer = 'Bond Advisor can’t reach its database right now';
  const remedy = `${PHRASES.tryInAMinute} If you were saving something, check first whether it’s there.`;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};

/** Answer when the firm's book can't be read, for questions that only the book can answer. */
export const bookAwayMessage = (): Message => {
  const answer = 'The firm’s database can’t be reached right now';
  const remedy = PHRASES.tryInAMinute;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
