import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the book is unreachable and the client isn't in the snapshot either. */
export const sourceDownMessage = (): Message => {
  const answer = PHRASES.bookAway;
  const remedy = `This client isn’t in the last training’s snapshot either. ${PHRASES.tryLater}`;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
