import type { KnownBlock, ModalView } from '@slack/types';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';

export const RESET_VIEW = 'admin_reset_form';
export const RESET_BLOCK = 'typed';
export const RESET_INPUT = 'words';

const alone: KnownBlock = richText(
  line(bold('You’re the only admin'), words('\nA reset needs a second one to approve it. Make somebody an admin first, under People.')),
);

const phrase = (wanted: string): KnownBlock => ({
  type: 'input',
  block_id: RESET_BLOCK,
  label: { type: 'plain_text', text: `Type: ${wanted}` },
  element: { type: 'plain_text_input', action_id: RESET_INPUT, placeholder: { type: 'plain_text', text: wanted }, max_length: 100 },
});

/**
 * Modal that explains a reset and asks the admin to type the words in `wanted`.
 * @param isAlone nobody else could approve it, so it says what to do first and asks for nothing
 */
export const resetModal = (wanted: string, isAlone: boolean): ModalView => ({
  type: 'modal',
  callback_id: RESET_VIEW,
  title: { type: 'plain_text', text: 'Reset' },
  ...(!isAlone && { submit: { type: 'plain_text', text: 'Ask for approval' } }),
  close: { type: 'plain_text', text: 'Back' },
  blocks: [
    ...(isAlone ? [alone] : []),
    richText(
      line(bold('This erases all models and feedback')),
      list('bullet', [
        line(words('Gone: models, recommendations that were shown, feedback, profiles, figures and call lists.')),
        line(
          words(
            'Kept: people and roles, channels and switches, registered clients, digests, and the audit log. The book is never touched.',
          ),
        ),
        line(words('A backup is written first; restore it on the command line. Without a backup nothing is erased.')),
        line(words('Another admin has to approve within a day. Until the next training, Bond Advisor says it’s untrained.')),
      ]),
    ),
    ...(isAlone ? [] : [phrase(wanted)]),
  ],
});
