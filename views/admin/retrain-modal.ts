import type { ModalView, PlainTextOption } from '@slack/types';

export const RETRAIN_VIEW = 'admin_retrain_form';
export const SEGMENTS_BLOCK = 'segments';
export const SEGMENTS_SELECT = 'how_many';
export const AUTO = 'auto';

const FEWEST = 3;
const MOST = 10;

const option = (text: string, value: string): PlainTextOption => ({ text: { type: 'plain_text', text }, value });
const OPTIONS = [
  ...Array.from({ length: MOST - FEWEST + 1 }, (_, at) => option(`${FEWEST + at} segments`, String(FEWEST + at))),
  option('As many as fit the book (auto)', AUTO),
];

/** Modal that asks for the number of segments. `now` is the active model's setting; null without a model. */
export const retrainModal = (now: number | 'auto' | null): ModalView => ({
  type: 'modal',
  callback_id: RETRAIN_VIEW,
  title: { type: 'plain_text', text: 'Retrain' },
  submit: { type: 'plain_text', text: 'Start' },
  close: { type: 'plain_text', text: 'Back' },
  blocks: [
    {
      type: 'input',
      block_id: SEGMENTS_BLOCK,
      label: { type: 'plain_text', text: 'Segments' },
      hint: {
        type: 'plain_text',
        text: 'The new version is activated only if it passes its gate: no worse than simpler ways to predict, no worse than the active model, and percentages that hold. You can watch it learn in your direct messages.',
      },
      element: {
        type: 'static_select',
        action_id: SEGMENTS_SELECT,
        options: OPTIONS,
        initial_option: OPTIONS.find(({ value }) => value === String(now)) ?? (OPTIONS[2] as PlainTextOption),
      },
    },
  ],
});
