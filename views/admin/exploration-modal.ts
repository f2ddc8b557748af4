import type { ModalView, PlainTextOption } from '@slack/types';
import { context } from '../blocks/blocks.ts';
import { percent } from '../blocks/format.ts';

export const EXPLORATION_VIEW = 'admin_exploration_form';
export const EXPLORATION_BLOCK = 'share';
export const EXPLORATION_SELECT = 'how_often';

const SHARES = [0, 0.05, 0.1, 0.2, 0.3, 0.5] as const;
const option = (share: number): PlainTextOption => ({
  text: { type: 'plain_text', text: share === 0 ? 'Off' : `${percent(share)} of recommendations` },
  value: String(share),
});

/** Modal that asks how often the first place is drawn by chance. `now` is the current share, a fraction. */
export const explorationModal = (now: number): ModalView => {
  const options = [...new Set([...SHARES, now])].sort((one, other) => one - other).map(option);
  const initial = options.find(({ value }) => value === String(now));
  return {
    type: 'modal',
    callback_id: EXPLORATION_VIEW,
    title: { type: 'plain_text', text: 'Exploration' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [
      {
        type: 'input',
        block_id: EXPLORATION_BLOCK,
        label: { type: 'plain_text', text: 'Sometimes lead with another suitable type' },
        hint: {
          type: 'plain_text',
          text: 'Each suitable type leads as often as it’s likely to be the best. It’s labelled as an exploration, and teaches what always showing the same never would.',
        },
        element: { type: 'radio_buttons', action_id: EXPLORATION_SELECT, options, ...(initial && { initial_option: initial }) },
      },
      context('Suitability has the last word either way.'),
    ],
  };
};
