import type { RichTextSection } from '@slack/types';
import type { Said } from '../../src/advisor/suitability/rule-words.ts';
import { claimAll } from '../../src/claims/claim.ts';
import type { MessagePlace } from '../../src/usecases/ports/recommendation-store.ts';
import { bold, code, line, type Message, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, readableDates, shown } from '../blocks/format.ts';

const channelName = (id: string): RichTextSection['elements'][number] => ({ type: 'channel', channel_id: id });

export const UNSHARE_ACTION = 'recommendation_unshare';

/** A button's value: where the shared copy is. */
const placeValue = ({ channel, ts }: MessagePlace): string => `${channel}:${ts}`;

/** Reads {@link placeValue} back. Null if the value isn't ours. */
export const readPlaceValue = (value: string | undefined): MessagePlace | null => {
  const [, channel, ts] = /^(\w{1,60}):(\d{1,12}\.\d{1,6})$/.exec(value ?? '') ?? [];
  return channel !== undefined && ts !== undefined ? { channel, ts } : null;
};

/** Confirmation to the person who shared it, with a button that deletes the copy again. */
export const sharedMessage = ({ channel, ts }: MessagePlace): Message => ({
  text: `Shared, and reactions there count for this recommendation too: <#${channel}>`,
  blocks: [
    richText(line(words('Shared, and reactions there count for this recommendation too: '), channelName(channel))),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: UNSHARE_ACTION,
          text: { type: 'plain_text', text: 'Undo' },
          value: placeValue({ channel, ts }),
          accessibility_label: 'Delete the shared message',
        },
      ],
    },
  ],
});

/** Confirmation that the shared copy is deleted. */
export const unsharedMessage = (channel: string): Message => ({
  text: `No longer shared: the message in <#${channel}> is deleted. Votes given there still count.`,
  blocks: [
    richText(line(words('No longer shared: the message in '), channelName(channel), words(' is deleted. Votes given there still count.'))),
  ],
});

/** Answer to a second press, and to somebody who didn't share it. */
export const notSharedMessage = (): Message => {
  const text = 'That message is deleted already, or somebody else shared it.';
  return { text, blocks: [richText(line(words(text)))] };
};

/** Answer to a press on a bin that was drawn before the newest vote. */
export const undoOutOfDateMessage = (): Message => {
  const text = 'The votes changed after that message was drawn, so nothing was taken back. If you still want to, press the bin again.';
  return { text, blocks: [richText(line(words(text)))] };
};

/** Answer when the bot isn't in the channel. */
export const notInChannelMessage = (channel: string): Message => ({
  text: `Bond Advisor can’t post in <#${channel}>. Invite it there with /invite @bond-advisor, then share again.`,
  blocks: [
    richText(
      line(
        bold('Bond Advisor can’t post in '),
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
  text: `Nothing was shared: client details aren’t allowed in <#${channel}>. An admin removed it, or it’s shared with another organisation.`,
  blocks: [
    richText(
      line(
        bold('Nothing was shared'),
        words(': a client’s details may not be shown in '),
        channelName(channel),
        words('. An admin removed it, or it’s shared with another organisation.'),
      ),
    ),
  ],
});

/** Answer when a rule keeps some of it from the client today. */
export const notSuitableNowMessage = ({ clientId, reason, claims }: Said & { readonly clientId: string }): Message => {
  const nothing = `Nothing was shared: this no longer suits ${shown(clientId, 40)}.`;
  const why = `${claimAll(readableDates(shown(reason, 250)), claims)}. Ask for a new one with /bond-recommend.`;
  return { text: escapeMrkdwn(`${nothing} ${why}`), blocks: [richText(line(bold(nothing), words(`\n${why}`)))] };
};

/** Answer to a vote or a choice on a recommendation that isn't stored any more, such as after a reset. */
export const votedInVainMessage = (): Message => {
  const text = 'That recommendation is no longer stored, so your vote can’t count. Ask for a new one with /bond-recommend.';
  return { text, blocks: [richText(line(words(text)))] };
};

/** Answer to somebody who has nothing to take back on a recommendation, such as after a second press. */
export const nothingToUndoMessage = (): Message => {
  const text = 'You have no vote or choice here to take back. A reaction is taken back by removing it.';
  return { text, blocks: [richText(line(words(text)))] };
};

/** Answer for a recommendation that's gone, and for one about a client the person may not see. It's the same for both. */
export const recommendationGoneMessage = (): Message => {
  const text = 'This recommendation is gone, or its client isn’t yours.';
  return { text, blocks: [richText(line(words(text)))] };
};
