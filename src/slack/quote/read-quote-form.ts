import type { ViewOutput } from '@slack/bolt';
import { QUOTE_BLOCKS, QUOTE_MEANINGS, QUOTE_VALUE } from '../../../views/quote/quote-modal.ts';
import { readAmount } from '../../advisor/intake/read-amount.ts';
import { type Fraction, fractionFromPercent } from '../../advisor/units.ts';
import type { QuoteBondRequest } from '../../usecases/quote/quote-bond.ts';
import { fieldOf } from '../listener/form.ts';
import type { Read } from '../listener/on.ts';

const HIGHEST_SLAB = 60;
const PROBLEMS = {
  bond: 'Choose a bond, or type its ISIN',
  size: 'Write rupees above 0, like 5,00,000 or 5 lakh or 1.5 crore',
  slab: `Write a percentage from 0 to ${HIGHEST_SLAB}, like 30`,
} as const;

const slabOf = (text: string): Fraction | null => {
  const percent = /^\d+(?:\.\d+)?\s*%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN;
  return percent <= HIGHEST_SLAB ? fractionFromPercent(percent) : null;
};

/** The quote that a form asks for, or what's wrong with each of its fields. */
export const readQuoteForm = (view: Pick<ViewOutput, 'state'>): Read<QuoteBondRequest> => {
  const field = (block: string) => fieldOf(view, block, QUOTE_VALUE);
  const typed = (block: string): string => field(block).value?.trim() ?? '';
  const asked = field(QUOTE_BLOCKS.bond).selected_option?.value ?? typed(QUOTE_BLOCKS.bond);
  const [sizeText, slabText] = [typed(QUOTE_BLOCKS.size), typed(QUOTE_BLOCKS.slab)];
  const [amount, slab] = [readAmount(sizeText), slabOf(slabText)];
  const errors = {
    ...(asked === '' && { [QUOTE_BLOCKS.bond]: PROBLEMS.bond }),
    ...(sizeText !== '' && amount === null && { [QUOTE_BLOCKS.size]: PROBLEMS.size }),
    ...(slabText !== '' && slab === null && { [QUOTE_BLOCKS.slab]: PROBLEMS.slab }),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const isMoney = field(QUOTE_BLOCKS.meaning).selected_option?.value === QUOTE_MEANINGS.amount;
  const size = amount === null ? null : isMoney ? ({ kind: 'amount', amount } as const) : ({ kind: 'nominal', nominal: amount } as const);
  return { form: { asked, settlement: null, size, at: null, slab } };
};
