import { line, type Message, richText, words } from '../blocks/blocks.ts';

/** Note in a channel that the answer was sent privately. */
export const sentToDirectMessages = (): Message => {
  const text = 'Sent to you privately. Client details aren’t posted in this channel.';
  return { text, blocks: [richText(line(words(text)))] };
};
