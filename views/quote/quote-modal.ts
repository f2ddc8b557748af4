import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { context, plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const QUOTE_VIEW = 'quote_bond';
export const QUOTE_BLOCKS = { bond: 'quote_bond', size: 'quote_size', meaning: 'quote_meaning', slab: 'quote_slab' } as const;
/** Action id of the element in each block. */
export const QUOTE_VALUE = 'value';
export const QUOTE_MEANINGS = { nominal: 'nominal', amount: 'amount' } as const;

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text, SLACK_LIMITS.optionText), value });
const MEANINGS = [option('Face value', QUOTE_MEANINGS.nominal), option('Money to spend', QUOTE_MEANINGS.amount)];

const typed = (block: string, label: string, hint: string, placeholder: string): InputBlock => ({
  type: 'input',
  block_id: block,
  optional: true,
  label: plain(label, 75),
  hint: plain(hint, 150),
  element: { type: 'plain_text_input', action_id: QUOTE_VALUE, placeholder: plain(placeholder, 75), max_length: 40 },
});

/** Modal that asks what to quote. @param bondIds the bonds to choose from; the first is chosen already */
export const quoteModal = (bondIds: readonly string[], metadata: string): ModalView => {
  const bonds = bondIds.filter((id) => id.trim() !== '' && id.length <= SLACK_LIMITS.optionValue).map((id) => option(id, id));
  const [first] = bonds;
  return {
    type: 'modal',
    callback_id: QUOTE_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: 'Quote a bond' },
    submit: { type: 'plain_text', text: 'Quote' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      context('What to pay, and what comes back. What’s agreed today settles on the next working day.'),
      {
        type: 'input',
        block_id: QUOTE_BLOCKS.bond,
        label: { type: 'plain_text', text: 'Bond' },
        element: first
          ? { type: 'static_select', action_id: QUOTE_VALUE, options: bonds.slice(0, SLACK_LIMITS.options), initial_option: first }
          : { type: 'plain_text_input', action_id: QUOTE_VALUE, placeholder: { type: 'plain_text', text: 'ISIN' }, max_length: 40 },
      },
      typed(QUOTE_BLOCKS.size, 'How much', 'In rupees: 5,00,000 or 5 lakh. Empty: one unit, or ₹1 lakh where that isn’t known.', '5 lakh'),
      {
        type: 'input',
        block_id: QUOTE_BLOCKS.meaning,
        label: { type: 'plain_text', text: 'That is' },
        element: { type: 'radio_buttons', action_id: QUOTE_VALUE, options: MEANINGS, ...(MEANINGS[0] && { initial_option: MEANINGS[0] }) },
      },
      typed(QUOTE_BLOCKS.slab, PHRASES.taxSlab, 'For the yield after tax.', '30'),
    ],
  };
};
