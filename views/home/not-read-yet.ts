import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer when the desk's figures don't exist yet, because the book hasn't been read. */
export const notReadYetMessage = (): Message => {
  const answer = 'The figures are not gathered yet';
  const remedy = 'They come with the next training, or when an admin refreshes the data.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
