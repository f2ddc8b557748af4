import type { KnownBlock, ModalView } from '@slack/types';
import type { Question } from '../../src/usecases/ports/loading/book-loader.ts';
import { context, plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const BOOK_FILE_VIEW = 'book_file_answers';
export const BOOK_FILE_CHOICE = 'choice';
export const BOOK_FILE_OWN = 'own';
/** Questions of one modal; the rest come in the next. */
export const MOST_QUESTIONS = 15;

const LONGEST_LABEL = 300;
const LONGEST_OWN = 150;

/** The block of a question's choices, or of its value of one's own. */
export const choiceBlock = (place: number): string => `choice_${place}`;
export const ownBlock = (place: number): string => `own_${place}`;

const blocksOf = ({ ask, evidence, choices, own }: Question, place: number): readonly KnownBlock[] => [
  ...(choices.length === 0
    ? []
    : [
        {
          type: 'input' as const,
          block_id: choiceBlock(place),
          optional: own !== undefined,
          label: plain(ask, LONGEST_LABEL),
          hint: plain(evidence, LONGEST_LABEL),
          element: {
            type: 'static_select' as const,
            action_id: BOOK_FILE_CHOICE,
            // The values are places: a heading may be longer than Slack lets a value be.
            options: choices
              .slice(0, SLACK_LIMITS.options)
              .map(({ label }, at) => ({ text: plain(label, SLACK_LIMITS.optionText), value: String(at) })),
          },
        },
      ]),
  ...(own === undefined
    ? []
    : [
        {
          type: 'input' as const,
          block_id: ownBlock(place),
          optional: choices.length > 0,
          label: plain(choices.length > 0 ? `Or ${own}` : `${ask} ${own}`, LONGEST_LABEL),
          element: { type: 'plain_text_input' as const, action_id: BOOK_FILE_OWN, max_length: LONGEST_OWN },
        },
      ]),
];

/** Modal that asks what only a person knows about a file. `metadata` comes back with the answers. */
export const bookFileModal = (questions: readonly Question[], metadata: string): ModalView => ({
  type: 'modal',
  callback_id: BOOK_FILE_VIEW,
  private_metadata: metadata.slice(0, SLACK_LIMITS.privateMetadata),
  title: { type: 'plain_text', text: 'Your file' },
  submit: { type: 'plain_text', text: 'Go on' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    ...questions.slice(0, MOST_QUESTIONS).flatMap(blocksOf),
    ...(questions.length > MOST_QUESTIONS ? [context(`${questions.length - MOST_QUESTIONS} more questions come after these.`)] : []),
    ...(questions.length === 0 ? [context('There’s nothing left to answer. Drop the file again to see it.')] : []),
  ],
});
