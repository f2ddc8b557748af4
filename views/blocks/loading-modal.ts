import type { ModalView } from '@slack/types';
import { context, plain } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Placeholder modal, shown while something is looked up. */
export const loadingModal = (title: string, says = 'One moment …'): ModalView => ({
  type: 'modal',
  title: plain(title, SLACK_LIMITS.modalTitle),
  close: { type: 'plain_text', text: 'Close' },
  blocks: [context(says)],
});
