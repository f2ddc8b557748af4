import { line, type Message, richText, words } from '../blocks/blocks.ts';

/** Answer to a second press on a button whose answer is in the message's thread already. */
export const alreadyInThreadMessage = (): Message => {
  const text = 'That’s in the message’s thread already. It’s up to date again now.';
  return { text, blocks: [richText(line(words(text)))] };
};
