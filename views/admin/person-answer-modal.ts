import type { ModalView } from '@slack/types';
import { context } from '../blocks/blocks.ts';

/** Replaces the form with the result, if saving took too long to answer in it. */
export const personAnswerModal = (text: string): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Role' },
  close: { type: 'plain_text', text: 'Back' },
  blocks: [context(text)],
});
