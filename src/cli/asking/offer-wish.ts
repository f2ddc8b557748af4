import { BOND_TRAITS, type BondTrait } from '../../advisor/bonds/bond-traits.ts';
import { COUPON_FREQUENCIES, type CouponFrequency } from '../../advisor/bonds/math/coupon-frequency.ts';
import { readAmount } from '../../advisor/intake/read-amount.ts';
import { LOWEST_GRADES, type LowestGrade } from '../../advisor/ladder/ladder.ts';
import type { OfferWish } from '../../advisor/offers/offer-wish.ts';
import { readTenor } from '../../advisor/offers/read-tenor.ts';
import { fractionFromPercent } from '../../advisor/units.ts';
import { UsageError } from '../../faults/usage-error.ts';

const HIGHEST_PERCENT = 100;

const oneOf = <T extends string>(option: string, text: string | null, known: readonly T[]): T | null => {
  if (text === null) return null;
  const found = known.find((each) => each.toLowerCase() === text.trim().toLowerCase());
  if (found === undefined) throw new UsageError(`--${option} must be one of ${known.join(', ')}, not "${text.slice(0, 40)}".`);
  return found;
};

const percentOf = (option: string, text: string): number => {
  const number = /^\d+(?:\.\d+)?%?$/.test(text.trim()) ? Number.parseFloat(text) : Number.NaN;
  if (!(number >= 0 && number <= HIGHEST_PERCENT))
    throw new UsageError(`--${option} must be percent from 0 to ${HIGHEST_PERCENT}, such as 7.5, not "${text.slice(0, 40)}".`);
  return number;
};

/** `1-5`, `5-` or `-5`: years. */
const tenorOf = (text: string | null): Pick<OfferWish, 'from' | 'to'> => {
  if (text === null) return { from: null, to: null };
  const tenor = readTenor(text);
  if (tenor === null) throw new UsageError(`--tenor must be years such as 1-5, 5- or -3, not "${text.slice(0, 40)}".`);
  return tenor;
};

interface Said {
  readonly text: (option: string) => string | null;
  readonly texts: (option: string) => readonly string[];
  readonly flag: (option: string) => boolean;
}

/** What the options of a call look for. @throws UsageError naming the option, and what it must be */
export const readOfferWish = ({ text, texts, flag }: Said): OfferWish => {
  const [minimum, afterTax, slab] = [text('minimum'), text('after-tax'), text('slab')];
  const most = minimum === null ? null : readAmount(minimum);
  if (minimum !== null && most === null)
    throw new UsageError(`--minimum must be rupees, such as 100000 or "1 lakh", not "${minimum.slice(0, 40)}".`);
  if ((afterTax === null) !== (slab === null))
    throw new UsageError('--after-tax and --slab belong together: the least yield after tax, and the slab.');
  const traits = (option: string): readonly BondTrait[] =>
    texts(option)
      .flatMap((list) => list.split(','))
      .map((each) => oneOf(option, each, BOND_TRAITS) as BondTrait);
  return {
    ...tenorOf(text('tenor')),
    minimum: most,
    lowestGrade: oneOf<LowestGrade>('rating', text('rating'), LOWEST_GRADES),
    afterTax:
      afterTax === null || slab === null
        ? null
        : { least: fractionFromPercent(percentOf('after-tax', afterTax)), slab: fractionFromPercent(percentOf('slab', slab)) },
    frequency: oneOf<CouponFrequency>('frequency', text('frequency'), COUPON_FREQUENCIES),
    having: traits('structure'),
    without: traits('without'),
    notHeld: flag('not-held'),
  };
};
