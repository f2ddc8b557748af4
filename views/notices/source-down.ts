import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the book is unreachable and the client isn't in the snapshot either. */
export const sourceDownMessage = (): Message => {
  const answer = 'The firm’s book cannot be read just now';
  const remedy =
    'This client is not in the last training’s snapshot either, so there is nothing honest to say. Try again in a few minutes; if it stays so, tell an admin.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
