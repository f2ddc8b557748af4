import type { FoundOffer } from '../../src/advisor/offers/filter-offers.ts';
import type { ClaimSubject, Says } from '../../src/claims/claim.ts';
import type { FoundOffers } from '../../src/usecases/offers/find-offers.ts';
import { money, rate } from '../blocks/format.ts';

/** The wish as claims name it. */
export const wishOf = ({ profile, wish, insteadOf, settlesOn }: FoundOffers): ClaimSubject => {
  const { from, to, minimum, lowestGrade, afterTax, frequency, having, without, notHeld, bondType, leastYield } = wish;
  return {
    ...(profile && { client: profile.clientId }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(minimum !== null && { paise: minimum }),
    ...(lowestGrade !== null && { lowest: lowestGrade }),
    ...(afterTax && { ...afterTax, settle: settlesOn }),
    ...(frequency !== null && { often: frequency }),
    ...(having.length > 0 && { having: having.join('|') }),
    ...(without.length > 0 && { without: without.join('|') }),
    ...(notHeld && { notHeld: 1 }),
    ...(bondType !== undefined && { bondType }),
    ...(leastYield !== undefined && { leastYield }),
    ...(insteadOf && { insteadOf: insteadOf.bondId }),
  };
};

/** What's left of a bond's yield after tax at the slab that was asked about; null if none was, or it isn't known. */
export const afterTaxIn = (
  { bond: { bondId: bond }, afterTax }: FoundOffer,
  { wish, settlesOn }: Pick<FoundOffers, 'wish' | 'settlesOn'>,
  says: Says,
): string | null =>
  afterTax === null || wish.afterTax === null
    ? null
    : says('quote.afterTax', rate(afterTax), afterTax, { bond, slab: wish.afterTax.slab, settle: settlesOn });

const tenor = (from: number | null, to: number | null, says: Says): string | null => {
  const years = (number: number, words = `${number}`): string => says('wish.years', words, number, { years: number });
  if (from === null && to === null) return null;
  if (to === null) return from === null ? null : `${years(from)} years or longer`;
  return from === null ? `up to ${years(to)} years` : `${years(from)}–${years(to)} years`;
};

/** What was asked for, in words: "1–5 years · from ₹1 lakh or less · A- and better". Null: anything. */
export const wishInWords = ({ wish }: Pick<FoundOffers, 'wish'>, says: Says): string | null => {
  const { afterTax, minimum } = wish;
  const share = (number: number): string => says('wish.rate', rate(number), number, { rate: number });
  const parts = [
    tenor(wish.from, wish.to, says),
    minimum === null ? null : `sold from ${says('wish.paise', money(minimum), minimum, { paise: minimum })} or less`,
    wish.lowestGrade === null ? null : `${wish.lowestGrade} and better`,
    afterTax === null ? null : `at least ${share(afterTax.least)} after tax in the ${share(afterTax.slab)} slab`,
    wish.frequency === null ? null : `pays ${wish.frequency}`,
    wish.having.length === 0 ? null : wish.having.join(', '),
    wish.without.length === 0 ? null : `not ${wish.without.join(', not ')}`,
    wish.notHeld ? 'not held already' : null,
    wish.bondType ?? null,
    wish.leastYield === undefined ? null : `yields at least ${share(wish.leastYield)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
};

/** What the bonds that were found are sorted by. */
export const orderInWords = ({ wish, insteadOf }: Pick<FoundOffers, 'wish' | 'insteadOf'>): string => {
  if (insteadOf !== null) return 'Nearest maturity first.';
  return wish.afterTax === null ? 'Highest yield first.' : 'Highest yield after tax first.';
};
