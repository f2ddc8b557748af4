import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the book is unreachable, so the bonds on offer are unknown. */
export const noOffersMessage = (): Message => {
  const answer = PHRASES.bookAway;
  const remedy = `We can’t tell what’s on offer, so there’s no ladder. ${PHRASES.tryLater}`;
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
