import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';

/**
 * Answer when the desk's figures don't exist, because this version hasn't read the book yet.
 * @param isReadAgain an older version read it, and it's being read again
 */
export const notReadYetMessage = (isReadAgain: boolean): Message => {
  const [answer, remedy] = isReadAgain
    ? ['The book is being read again after the update', 'Figures and clients to call come back once that’s done, usually within minutes.']
    : ['The figures aren’t ready yet', 'They come with the next training, or when an admin refreshes the data.'];
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};
