import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { LONGEST_LADDER, LOWEST_GRADES, type LowestGrade, SHORTEST_LADDER } from '../../src/advisor/ladder/ladder.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { context, plain } from '../blocks/blocks.ts';
import { plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const LADDER_VIEW = 'build_ladder';
export const LADDER_BLOCKS = {
  amount: 'ladder_amount',
  years: 'ladder_years',
  lowest: 'ladder_lowest',
  callable: 'ladder_callable',
} as const;
/** Action id of the element in each block. */
export const LADDER_VALUE = 'value';
/** Answers to the question about callable bonds. */
export const CALLABLE_ANSWERS = { without: 'without', with: 'with' } as const;

const LOWEST_WORDS: Readonly<Record<LowestGrade, string>> = {
  AAA: 'AAA and sovereign only',
  'AA-': 'AA- and better',
  'A-': 'A- and better',
  'BBB-': 'BBB- and better',
  'C-': 'Whatever suits the client',
};

const option = (text: string, value: string, description?: string): PlainTextOption => ({
  text: plain(text, SLACK_LIMITS.optionText),
  value,
  ...(description !== undefined && { description: plain(description, SLACK_LIMITS.optionText) }),
});

const YEARS = Array.from({ length: LONGEST_LADDER - SHORTEST_LADDER + 1 }, (_, at) => {
  const years = SHORTEST_LADDER + at;
  return option(plural(years, 'year'), String(years));
});
const FIVE_YEARS = 5;
const LOWEST = LOWEST_GRADES.map((grade) => option(LOWEST_WORDS[grade], grade));
const CALLABLE = [
  option('Leave out callable bonds', CALLABLE_ANSWERS.without),
  option('Use them too', CALLABLE_ANSWERS.with, 'The issuer may repay early, and the rung with it'),
];

const chosen = (options: readonly PlainTextOption[], value: string): { readonly initial_option?: PlainTextOption } => {
  const initial = options.find((each) => each.value === value);
  return initial ? { initial_option: initial } : {};
};

const select = (blockId: string, label: string, options: readonly PlainTextOption[], value: string): InputBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain(label, 75),
  element: {
    type: 'static_select',
    action_id: LADDER_VALUE,
    placeholder: { type: 'plain_text', text: 'Choose' },
    options: [...options],
    ...chosen(options, value),
  },
});

/** Modal that asks what ladder to build. `metadata` names the client and where it was asked; it comes back with the submission. */
export const ladderModal = (clientId: string, metadata: string): ModalView => ({
  type: 'modal',
  callback_id: LADDER_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: PHRASES.ladder },
  submit: { type: 'plain_text', text: 'Build' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    context(`For ${shown(clientId, 80)}: equal parts in bonds that mature one after another. Only bonds that suit the client are used.`),
    {
      type: 'input',
      block_id: LADDER_BLOCKS.amount,
      label: { type: 'plain_text', text: 'Amount' },
      hint: { type: 'plain_text', text: 'In rupees, as you say it: 25,00,000 or 25 lakh or 1.5 crore.' },
      element: {
        type: 'plain_text_input',
        action_id: LADDER_VALUE,
        placeholder: { type: 'plain_text', text: '25 lakh' },
        max_length: 40,
        focus_on_load: true,
      },
    },
    select(LADDER_BLOCKS.years, 'Years', YEARS, String(FIVE_YEARS)),
    select(LADDER_BLOCKS.lowest, 'Lowest rating', LOWEST, 'A-'),
    {
      type: 'input',
      block_id: LADDER_BLOCKS.callable,
      label: { type: 'plain_text', text: 'Bonds that the issuer may repay early' },
      hint: { type: 'plain_text', text: 'The book has no call terms; only a bond’s name can tell. Check each bond before you offer it.' },
      element: { type: 'radio_buttons', action_id: LADDER_VALUE, options: CALLABLE, ...chosen(CALLABLE, CALLABLE_ANSWERS.without) },
    },
  ],
});
