import type { ModalView } from '@slack/types';
import { context } from '../blocks.ts';

/** In the place of the form where saving took long: what came of it. */
export const personAnswerModal = (text: string): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Role' },
  close: { type: 'plain_text', text: 'Back' },
  blocks: [context(text)],
});
