import type { ModalView } from '@slack/types';
import type { Message } from '../blocks/blocks.ts';
import { plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

/** A modal that only says something. */
export const noticeModal = (title: string, { blocks }: Pick<Message, 'blocks'>): ModalView => ({
  type: 'modal',
  title: plain(title, SLACK_LIMITS.modalTitle),
  close: { type: 'plain_text', text: 'Close' },
  blocks: [...blocks],
});
