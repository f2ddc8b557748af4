import type { ModalView } from '@slack/types';

export const PICK_CLIENT_VIEW = 'pick_client';
export const PICK_CLIENT_BLOCK = 'client';
export const PICK_CLIENT_ACTION = 'client_picked';

/** Asks which client. `metadata` comes back with the submission: where the command was typed. */
export const pickClientModal = (metadata: string): ModalView => ({
  type: 'modal',
  callback_id: PICK_CLIENT_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: 'Recommend a bond' },
  submit: { type: 'plain_text', text: 'Recommend' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    {
      type: 'input',
      block_id: PICK_CLIENT_BLOCK,
      label: { type: 'plain_text', text: 'Client' },
      hint: { type: 'plain_text', text: 'Type the beginning of an id. Only clients you may see are listed.' },
      element: {
        type: 'external_select',
        action_id: PICK_CLIENT_ACTION,
        placeholder: { type: 'plain_text', text: 'Search clients' },
        // With 0 the list opens filled, before anything is typed.
        min_query_length: 0,
        focus_on_load: true,
      },
    },
  ],
});
