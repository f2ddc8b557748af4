import type { ModalView, PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { clientInput } from '../asked-client/pick-client-modal.ts';

export const FAMILY_VIEW = 'ask_family';
export const FAMILY_BLOCKS = { what: 'family_what', client: 'family_client' } as const;
export const FAMILY_WHAT_ACTION = 'family_what_chosen';
export const FAMILY_WHAT = { family: 'family', pairs: 'pairs', statistics: 'statistics' } as const;

const option = (text: string, value: string): PlainTextOption => ({ text: { type: 'plain_text', text }, value });
const ONE_FAMILY = option('One client’s family', FAMILY_WHAT.family);

/**
 * Modal that asks for one family, all parents and children a person may see or, where `firmWide`, statistics over all families.
 * @param metadata comes back with the submission
 */
export const familyModal = (metadata: string, firmWide: boolean): ModalView => ({
  type: 'modal',
  callback_id: FAMILY_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: 'Look at families' },
  submit: { type: 'plain_text', text: 'Show' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    {
      type: 'input',
      block_id: FAMILY_BLOCKS.what,
      label: { type: 'plain_text', text: 'What to show' },
      element: {
        type: 'radio_buttons',
        action_id: FAMILY_WHAT_ACTION,
        options: [
          ONE_FAMILY,
          option(PHRASES.pairs, FAMILY_WHAT.pairs),
          ...(firmWide ? [option(PHRASES.firmWide, FAMILY_WHAT.statistics)] : []),
        ],
        initial_option: ONE_FAMILY,
      },
    },
    { ...clientInput(FAMILY_BLOCKS.client, 'Client, for one family', { focus: true }), optional: true },
  ],
});
