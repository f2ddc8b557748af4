import type { RichTextSection } from '@slack/types';
import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';

const channelName = (id: string): RichTextSection['elements'][number] => ({ type: 'channel', channel_id: id });

/** Confirmation to the person who shared it. */
export const sharedMessage = (channel: string): Message => ({
  text: `Shared, and reactions there count for this recommendation too: <#${channel}>`,
  blocks: [richText(line(words('Shared, and reactions there count for this recommendation too: '), channelName(channel)))],
});

/** Answer when the bot isn't in the channel. */
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

/** Answer when the channel is no longer allowed, or has since been shared with another organisation. */
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

/** Answer to a vote or a choice on a recommendation that isn't stored any more, such as after a reset. */
export const votedInVainMessage = (): Message => {
  const text = 'That recommendation isn’t stored any more, so your vote can’t count. Ask for a new one with /bond-recommend.';
  return { text, blocks: [richText(line(words(text)))] };
};

/** Answer for a recommendation that's gone, and for one about a client the person may not see. It's the same for both. */
export const recommendationGoneMessage = (): Message => {
  const text = 'This recommendation is not there any more, or its client is not yours.';
  return { text, blocks: [richText(line(words(text)))] };
};
