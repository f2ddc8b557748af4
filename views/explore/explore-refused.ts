import type { ModalView } from '@slack/types';
import { bold, line, type Message, richText, words } from '../blocks.ts';
import { notReadYetMessage } from '../home/not-read-yet.ts';

/** Explore is about all clients together: those who see some of them only are told so. */
export const exploreRefusedMessage = (): Message => {
  const answer = 'Exploring the book is for supervisors and admins';
  const remedy = 'It speaks of all clients of the firm. Ask one of them for the figures, or an admin for the role.';
  return { text: `${answer}. ${remedy}`, blocks: [richText(line(bold(answer), words(`\n${remedy}`)))] };
};

const inModal = (message: Message): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Explore the book' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: message.blocks,
});

export const exploreRefusedModal = (): ModalView => inModal(exploreRefusedMessage());
export const exploreNotYetModal = (): ModalView => inModal(notReadYetMessage());
