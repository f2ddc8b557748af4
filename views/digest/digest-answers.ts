import type { RichTextSection } from '@slack/types';
import type { DigestStanding } from '../../src/usecases/digest/digest-services.ts';
import { bold, code, line, type Message, person, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn, shown } from '../blocks/format.ts';
import { timeInWords } from './digest-words.ts';

type Piece = RichTextSection['elements'][number];

const channelName = (id: string): Piece => ({ type: 'channel', channel_id: id });
const said = (answer: string, more: string): Message => ({
  text: `${answer}. ${more}`,
  blocks: [richText(line(bold(answer), words(`\n${more}`)))],
});

/** Notice in the channel that it will get the digest. */
export const digestSubscribedMessage = (standing: Pick<DigestStanding, 'time' | 'weekly'>, by: string): Message => {
  const when = timeInWords(standing);
  return {
    text: escapeMrkdwn(`The weekly digest will come here ${when}`),
    blocks: [
      richText(
        line(
          bold('The weekly digest will come here '),
          words(`${when}.\nSubscribed by `),
          person(by),
          words('; '),
          code('/bond-digest'),
          words(' changes it.'),
        ),
      ),
    ],
  };
};

export const digestNotAllowedMessage = (): Message =>
  said('Supervisors and admins decide which channels get the digest', 'To see it, use /bond-digest, then Preview.');

/** Answer in a channel shared with another organisation, because the firm's figures stay inside the firm. */
export const digestSharedChannelMessage = (): Message =>
  said(
    'This channel is shared with another organisation',
    'The digest covers the firm’s week, so it only goes to the firm’s own channels.',
  );

/** Answer when the bot isn't in the channel. */
export const digestInviteMessage = (): Message => ({
  text: 'Bond Advisor can’t post here. Invite it with /invite @bond-advisor, then try again.',
  blocks: [
    richText(
      line(bold('Bond Advisor can’t post here'), words('\nInvite it with '), code('/invite @bond-advisor'), words(', then try again.')),
    ),
  ],
});

/** Answer before the first training, when there's nothing to report. */
export const digestUntrainedMessage = (): Message =>
  said(
    'There’s no digest yet',
    'It needs a trained model: it comes after the first training, or the first night after an upgrade. Until then no channel gets one.',
  );

export const digestTestSentMessage = (): Message =>
  said('The test was sent', 'This one is extra: the next digest comes at its usual time.');

export const digestPreviewSentMessage = (): Message =>
  said('The preview is in your direct messages', 'It couldn’t be shown here to you alone.');

const WHY: Readonly<Record<string, string>> = {
  not_in_channel: 'the bot was removed from it',
  channel_not_found: 'it’s gone, or it’s private and Bond Advisor isn’t in it',
  is_archived: 'it was archived',
  shared_channel: 'it’s shared with another organisation now',
};

/** Direct message to the subscriber when a channel's digest is paused. Sent once. */
export const digestPausedMessage = (channel: string, reason: string): Message => {
  const why = WHY[reason] ?? `Slack says ${shown(reason, 60)}`;
  return {
    text: escapeMrkdwn(`The weekly digest is paused in a channel you subscribed: ${why}`),
    blocks: [
      richText(
        line(
          bold('The weekly digest is paused in '),
          channelName(channel),
          words(`: ${why}.\nTo resume it, invite the bot there with `),
          code('/invite @bond-advisor'),
          words(', type '),
          code('/bond-digest'),
          words(' and press Resume.'),
        ),
      ),
    ],
  };
};
