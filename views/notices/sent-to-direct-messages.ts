import { line, type Message, richText, words } from '../blocks/blocks.ts';

/**
 * Note in a channel that the answer was sent privately.
 * @param link the answer's address in Slack; null if Slack named none
 */
export const sentToDirectMessages = (link: string | null): Message => {
  const rest = 'Client details aren’t posted in this channel.';
  if (link === null) return { text: `Sent to you privately. ${rest}`, blocks: [richText(line(words(`Sent to you privately. ${rest}`)))] };
  return {
    text: `Sent to you privately: ${link}. ${rest}`,
    blocks: [richText(line(words('Sent to you privately: '), { type: 'link', url: link, text: 'open it' }, words(`. ${rest}`)))],
  };
};
