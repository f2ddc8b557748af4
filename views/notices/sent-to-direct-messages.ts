import { line, type Message, richText, words } from '../blocks/blocks.ts';

/** Note in a channel that the answer was sent privately. */
export const sentToDirectMessages = (): Message => {
  const text = 'Sent to your direct messages with the bond advisor: what concerns a client is not posted here.';
  return { text, blocks: [richText(line(words(text)))] };
};
