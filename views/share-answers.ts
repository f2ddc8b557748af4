import type { RichTextSection } from '@slack/types';
import { bold, code, line, type Message, richText, words } from './blocks.ts';

const channelName = (id: string): RichTextSection['elements'][number] => ({ type: 'channel', channel_id: id });

/** To who shared it. */
export const sharedMessage = (channel: string): Message => ({
  text: `Shared, and reactions there count for this recommendation too: <#${channel}>`,
  blocks: [richText(line(words('Shared, and reactions there count for this recommendation too: '), channelName(channel)))],
});

export const notInChannelMessage = (channel: string): Message => ({
  text: `The bond advisor cannot write in <#${channel}>. Invite it there with /invite @bond-advisor, then share again.`,
  blocks: [
    richText(
      line(
        bold('The bond advisor cannot write in '),
        channelName(channel),
        words('.\nInvite it there with '),
        code('/invite @bond-advisor'),
        words(', then share again.'),
      ),
    ),
  ],
});

/** The channel was allowed, and is not any more, or is read by people from outside since. */
export const sharedOutsideMessage = (channel: string): Message => ({
  text: `Nothing was shared: a client’s facts may not stand in <#${channel}>. It is not allowed any more, or it is shared with another organisation.`,
  blocks: [
    richText(
      line(
        bold('Nothing was shared'),
        words(': a client’s facts may not stand in '),
        channelName(channel),
        words('. It is not allowed any more, or it is shared with another organisation.'),
      ),
    ),
  ],
});

/** For a recommendation that is gone, and for one of a client whom the person may not see: the same words. */
export const recommendationGoneMessage = (): Message => {
  const text = 'This recommendation is not there any more, or its client is not yours.';
  return { text, blocks: [richText(line(words(text)))] };
};
