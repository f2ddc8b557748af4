import type { KnownBlock, ModalView } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, context, line, richText, words } from '../blocks/blocks.ts';
import { plural } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const CHANNELS_VIEW = 'admin_channels_form';
/** Prefix of the block's id. The id differs after each change, so Slack doesn't keep the earlier choice. */
export const ADD_CHANNEL_BLOCK = 'add-';
export const ADD_CHANNEL_SELECT = 'channel';
export const REMOVE_CHANNEL = 'admin_remove_channel';

const MOST_CHANNELS = 40;

export interface ChannelLine {
  readonly id: string;
  /** Whether the channel is set in CLIENT_CHANNELS, so it can't be removed here. */
  readonly isFixed: boolean;
}

const channelBlock = ({ id, isFixed }: ChannelLine): KnownBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: `<#${id}>${isFixed ? '  (in CLIENT_CHANNELS)' : ''}` },
  ...(!isFixed && {
    accessory: {
      type: 'button' as const,
      action_id: REMOVE_CHANNEL,
      text: { type: 'plain_text' as const, text: 'Take away' },
      value: id.slice(0, SLACK_LIMITS.buttonValue),
    },
  }),
});

/** Modal with the channels where client details are allowed, to add or remove one. */
export const channelsModal = (channels: readonly ChannelLine[], notice?: string): ModalView => {
  const shownOnes = channels.filter(({ id }) => /^[CG][A-Z0-9]+$/.test(id)).slice(0, MOST_CHANNELS);
  const more = channels.length - shownOnes.length;
  return {
    type: 'modal',
    callback_id: CHANNELS_VIEW,
    title: { type: 'plain_text', text: 'Client channels' },
    submit: { type: 'plain_text', text: 'Allow' },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [
      ...(notice === undefined ? [] : [context(notice)]),
      richText(
        line(
          bold(shownOnes.length === 0 ? 'No channel may show client details' : 'Client details are allowed in'),
          ...(shownOnes.length === 0 ? [words(': everything about a client goes to direct messages.')] : []),
        ),
      ),
      ...shownOnes.map(channelBlock),
      ...(more > 0 ? [context(`and ${plural(more, 'other')}`)] : []),
      {
        type: 'input',
        block_id: `${ADD_CHANNEL_BLOCK}${channels.length}`,
        label: { type: 'plain_text', text: 'Allow another channel' },
        hint: {
          type: 'plain_text',
          text: 'Everybody in it sees what’s posted, whichever adviser the client has. Channels that are shared with another organisation or have guests are refused. Invite the bot first.',
        },
        element: {
          type: 'conversations_select',
          action_id: ADD_CHANNEL_SELECT,
          filter: { include: ['public', 'private'], exclude_external_shared_channels: true, exclude_bot_users: true },
          placeholder: { type: 'plain_text', text: PHRASES.chooseChannel },
        },
      },
    ],
  };
};
