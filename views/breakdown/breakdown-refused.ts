import type { ModalView } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, line, type Message, richText, words } from '../blocks/blocks.ts';
import { notReadYetMessage } from '../home/not-read-yet.ts';

/** Answer to an adviser, because a breakdown covers clients they may not see. */
export const breakdownRefusedMessage = (): Message => {
  const answer = 'Exploring the book is for supervisors and admins';
  const remedy = 'It speaks of all clients of the firm. Ask one of them for the figures, or an admin for the role.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};

const inModal = (message: Message): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: PHRASES.explore },
  close: { type: 'plain_text', text: 'Close' },
  blocks: message.blocks,
});

export const breakdownRefusedModal = (): ModalView => inModal(breakdownRefusedMessage());
export const breakdownNotYetModal = (isReadAgain: boolean): ModalView => inModal(notReadYetMessage(isReadAgain));
