import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the book is unreachable, so the bonds on offer are unknown. */
export const noOffersMessage = (): Message => {
  const answer = 'The firm’s book can’t be read right now';
  const remedy = 'We can’t tell what’s on offer, so there’s no ladder. Try again in a few minutes; if it doesn’t help, tell an admin.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
