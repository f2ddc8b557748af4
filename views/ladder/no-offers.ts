import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the book is unreachable, so the bonds on offer are unknown. */
export const noOffersMessage = (): Message => {
  const answer = 'The firm’s book cannot be read just now';
  const remedy = 'Nobody knows what is on offer, so there is no ladder. Try again in a few minutes; if it stays so, tell an admin.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
