import type { ConversationsSelect, ModalView, RadioButtons } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const SHARE_VIEW = 'share_recommendation';
export const SHARE_BLOCK = 'where';
export const SHARE_SELECT = 'channel';

/** Lists a few channels by name, which Slack fills in for the id. If there are many, any channel can be picked and is checked on submission. */
const pickFrom = (channels: readonly string[]): RadioButtons | ConversationsSelect =>
  channels.length <= SLACK_LIMITS.radioOptions
    ? {
        type: 'radio_buttons',
        action_id: SHARE_SELECT,
        options: channels.map((id) => ({ text: { type: 'mrkdwn', text: `<#${id}>` }, value: id })),
      }
    : {
        type: 'conversations_select',
        action_id: SHARE_SELECT,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        placeholder: { type: 'plain_text', text: PHRASES.chooseChannel },
      };

/** Modal that asks where to share a recommendation. `channels` are the ids where client details are allowed, at least one. */
export const shareModal = (channels: readonly string[], metadata: string): ModalView => ({
  type: 'modal',
  callback_id: SHARE_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: PHRASES.share },
  submit: { type: 'plain_text', text: 'Share' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    {
      type: 'input',
      block_id: SHARE_BLOCK,
      label: { type: 'plain_text', text: 'Where to?' },
      hint: {
        type: 'plain_text',
        text: 'Everybody in the channel will see the client’s details. You can choose channels that an admin has allowed.',
      },
      element: pickFrom(channels),
    },
  ],
});
