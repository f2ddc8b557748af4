import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the book is unreachable and the client isn't in the snapshot either. */
export const sourceDownMessage = (): Message => {
  const answer = 'The firm’s book can’t be read right now';
  const remedy = 'This client isn’t in the last training’s snapshot either. Try again in a few minutes; if it doesn’t help, tell an admin.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
