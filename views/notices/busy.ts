import type { HomeView, ModalView, PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, line, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

const ANSWER = 'Bond Advisor is busy right now';
const REMEDY = PHRASES.tryInAMinute;

/** Words under a field of a form that couldn't be taken now. */
export const BUSY_WORDS = `${ANSWER}. ${REMEDY}`;

/** Words under a field of a form whose answer takes too long, or failed. It may still be done. */
export const SLOW_WORDS = 'This takes longer than usual. Check if it’s done before you try again.';

/** Answer to a person who can't be served now, because too many others wait. */
export const busyMessage = (): Message => ({ text: BUSY_WORDS, blocks: [richText(line(bold(ANSWER), words(`\n${REMEDY}`)))] });

/** On top of a form without a field that words could stand under. */
export const busyModal = (): ModalView => ({
  type: 'modal',
  title: plain('Busy right now', SLACK_LIMITS.modalTitle),
  close: { type: 'plain_text', text: 'Back' },
  blocks: [...busyMessage().blocks],
});

/** Home that couldn't be drawn now. Figures that stay would be believed. */
export const busyHome = (): HomeView => ({
  type: 'home',
  blocks: [{ type: 'header', text: plain('Bond Advisor', 150) }, richText(line(bold(ANSWER), words('\nOpen Home again in a minute.')))],
});

/** In a list that couldn't be searched now: an empty one would say that nobody was found. Its value is no client's id. */
export const busyOption = (): PlainTextOption => ({
  text: plain('Busy right now. Type again in a minute.', SLACK_LIMITS.optionText),
  value: '-',
});
