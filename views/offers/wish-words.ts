import type { ClaimSubject } from '../../src/claims/claim.ts';
import type { FoundOffers } from '../../src/usecases/offers/find-offers.ts';
import { money, rate } from '../blocks/format.ts';

/** The wish as claims name it; null if it's about tax or structure, which the checker doesn't compute. */
export const wishOf = ({ profile, wish, insteadOf }: FoundOffers): ClaimSubject | null => {
  const { from, to, minimum, lowestGrade, frequency, notHeld } = wish;
  if (wish.afterTax || wish.having.length + wish.without.length > 0) return null;
  return {
    ...(profile && { client: profile.clientId }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(minimum !== null && { paise: minimum }),
    ...(lowestGrade !== null && { lowest: lowestGrade }),
    ...(frequency !== null && { often: frequency }),
    ...(notHeld && { notHeld: 1 }),
    ...(insteadOf && { insteadOf: insteadOf.bondId }),
  };
};

const tenor = (from: number | null, to: number | null): string | null => {
  if (from === null && to === null) return null;
  if (to === null) return `${from} years or longer`;
  return from === null ? `up to ${to} years` : `${from}–${to} years`;
};

/** What was asked for, in words: "1–5 years · from ₹1 lakh or less · A- and better". Null: anything. */
export const wishInWords = ({ wish }: Pick<FoundOffers, 'wish'>): string | null => {
  const { afterTax } = wish;
  const parts = [
    tenor(wish.from, wish.to),
    wish.minimum === null ? null : `sold from ${money(wish.minimum)} or less`,
    wish.lowestGrade === null ? null : `${wish.lowestGrade} and better`,
    afterTax === null ? null : `at least ${rate(afterTax.least)} after tax in the ${rate(afterTax.slab)} slab`,
    wish.frequency === null ? null : `pays ${wish.frequency}`,
    wish.having.length === 0 ? null : wish.having.join(', '),
    wish.without.length === 0 ? null : `not ${wish.without.join(', not ')}`,
    wish.notHeld ? 'not held already' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');
};

/** What the bonds that were found are sorted by. */
export const orderInWords = ({ wish, insteadOf }: Pick<FoundOffers, 'wish' | 'insteadOf'>): string => {
  if (insteadOf !== null) return 'Nearest maturity first.';
  return wish.afterTax === null ? 'Highest yield first.' : 'Highest yield after tax first.';
};
