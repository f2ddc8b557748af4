import type { ModalView, PlainTextOption } from '@slack/types';
import { clientInput } from '../asked-client/pick-client-modal.ts';

export const COMPARE_VIEW = 'compare_clients';
export const COMPARE_BLOCKS = { left: 'compare_first', right: 'compare_second' } as const;

/** Modal that asks for two clients. `metadata` says where it was asked and comes back with the submission. */
export const compareModal = (
  metadata: string,
  given: { readonly left?: PlainTextOption; readonly right?: PlainTextOption } = {},
): ModalView => {
  // Focus the first empty field.
  const leftFirst = given.left === undefined;
  return {
    type: 'modal',
    callback_id: COMPARE_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'Compare clients' },
    submit: { type: 'plain_text', text: 'Compare' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      clientInput(COMPARE_BLOCKS.left, 'First client', { focus: leftFirst, ...(given.left && { initial: given.left }) }),
      clientInput(COMPARE_BLOCKS.right, 'Second client', { focus: !leftFirst, ...(given.right && { initial: given.right }) }),
    ],
  };
};
