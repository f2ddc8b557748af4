import type { ViewOutput } from '@slack/bolt';
import { OFFERS_BLOCKS, OFFERS_VALUE } from '../../../views/offers/offers-modal.ts';
import { BOND_TRAITS, type BondTrait } from '../../advisor/bonds/bond-traits.ts';
import { COUPON_FREQUENCIES } from '../../advisor/bonds/math/coupon-frequency.ts';
import { readAmount } from '../../advisor/intake/read-amount.ts';
import { LOWEST_GRADES } from '../../advisor/ladder/ladder.ts';
import type { OfferWish } from '../../advisor/offers/offer-wish.ts';
import { readTenor } from '../../advisor/offers/read-tenor.ts';
import { fractionFromPercent } from '../../advisor/units.ts';
import { fieldOf } from '../listener/form.ts';
import type { Read } from '../listener/on.ts';

const PROBLEMS = {
  tenor: 'Write years, like 1-5, 5- or -3',
  minimum: 'Write rupees above 0, like 1,00,000 or 1 lakh',
  percent: 'Write a percentage from 0 to 100, like 5.5',
  both: 'Fill in both: the yield after tax, and the slab',
} as const;

/** What to look for, and in place of which bond. */
export interface OffersForm {
  readonly wish: OfferWish;
  readonly insteadOf: string | null;
}

const percentIn = (text: string): number | null => {
  const percent = /^\d+(?:\.\d+)?\s*%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  return percent <= 100 ? percent : null;
};

/** What a form looks for, or what's wrong with each of its fields. */
export const readOffersForm = (view: Pick<ViewOutput, 'state'>): Read<OffersForm> => {
  const field = (block: keyof typeof OFFERS_BLOCKS) => fieldOf(view, OFFERS_BLOCKS[block], OFFERS_VALUE);
  const typed = (block: keyof typeof OFFERS_BLOCKS): string => field(block).value?.trim() ?? '';
  const picked = (block: keyof typeof OFFERS_BLOCKS): string | null => field(block).selected_option?.value ?? null;
  const traits = (block: 'having' | 'without'): readonly BondTrait[] => {
    const values = field(block).selected_options?.map(({ value }) => value) ?? [];
    return BOND_TRAITS.filter((trait) => values.includes(trait));
  };
  const tenor = typed('tenor') === '' ? { from: null, to: null } : readTenor(typed('tenor'));
  const minimum = readAmount(typed('minimum'));
  const [least, slab] = [percentIn(typed('afterTax')), percentIn(typed('slab'))];
  const isHalf = (typed('afterTax') === '') !== (typed('slab') === '');
  const errors = {
    ...(tenor === null && { [OFFERS_BLOCKS.tenor]: PROBLEMS.tenor }),
    ...(typed('minimum') !== '' && minimum === null && { [OFFERS_BLOCKS.minimum]: PROBLEMS.minimum }),
    ...(typed('afterTax') !== '' && least === null && { [OFFERS_BLOCKS.afterTax]: PROBLEMS.percent }),
    ...(typed('slab') !== '' && slab === null && { [OFFERS_BLOCKS.slab]: PROBLEMS.percent }),
    ...(isHalf && { [typed('slab') === '' ? OFFERS_BLOCKS.slab : OFFERS_BLOCKS.afterTax]: PROBLEMS.both }),
  };
  if (tenor === null || Object.keys(errors).length > 0) return { errors };
  return {
    form: {
      insteadOf: picked('insteadOf'),
      wish: {
        ...tenor,
        minimum: typed('minimum') === '' ? null : minimum,
        lowestGrade: LOWEST_GRADES.find((grade) => grade === picked('lowest')) ?? null,
        afterTax: least === null || slab === null ? null : { least: fractionFromPercent(least), slab: fractionFromPercent(slab) },
        frequency: COUPON_FREQUENCIES.find((each) => each === picked('frequency')) ?? null,
        having: traits('having'),
        without: traits('without'),
        notHeld: (field('notHeld').selected_options?.length ?? 0) > 0,
      },
    },
  };
};
