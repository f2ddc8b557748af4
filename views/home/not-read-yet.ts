import { bold, line, type Message, richText, words } from '../blocks.ts';

/** The desk's figures are made when the book is read, and it has not been. */
export const notReadYetMessage = (): Message => {
  const answer = 'The figures are not gathered yet';
  const remedy = 'They come with the next training, or when an admin refreshes the data.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
