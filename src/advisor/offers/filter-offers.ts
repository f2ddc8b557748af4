import type { BondOnOffer } from '../bonds/bond.ts';
import { isTaxFree } from '../bonds/bond-traits.ts';
import { offerValuation } from '../bonds/offer-valuation.ts';
import { traitsOf } from '../bonds/traits-of.ts';
import { ratedAtLeast } from '../ladder/rated-at-least.ts';
import { yieldAfterTax } from '../quote/after-tax.ts';
import { type TaxRules, taxRulesOn } from '../quote/tax.ts';
import { compareBytewise, type Day, type Fraction } from '../units.ts';
import type { OfferWish } from './offer-wish.ts';

/** What a filter needs to know besides the bonds. */
export interface FilterFacts {
  readonly asOf: Day;
  /** When a purchase settles. */
  readonly settlesOn: Day;
  readonly tax: readonly TaxRules[];
  /** Ids of the bonds that the client holds. */
  readonly held: ReadonlySet<string>;
}

/** A bond that was looked for. */
export interface FoundOffer {
  readonly bond: BondOnOffer;
  /** At the slab that was asked about; null: none was, or it isn't known. */
  readonly afterTax: Fraction | null;
}

const DAYS_A_YEAR = 365.25;

/** What's left of a bond's yield after tax, if it's bought at its yield; null if that isn't known. */
export const afterTaxOf = (
  bond: BondOnOffer,
  slab: Fraction,
  { settlesOn, tax }: Pick<FilterFacts, 'settlesOn' | 'tax'>,
): Fraction | null => {
  const [rules, valuation] = [taxRulesOn(tax, settlesOn), offerValuation(bond, settlesOn)];
  return rules && valuation && yieldAfterTax(valuation, { rules, slab, taxFree: isTaxFree(bond), listed: bond.terms?.listed ?? true });
};

const isWished = ({ bond, afterTax }: FoundOffer, wish: OfferWish, { asOf, held }: FilterFacts): boolean => {
  const years = bond.maturityDay === null ? Number.POSITIVE_INFINITY : (bond.maturityDay - asOf) / DAYS_A_YEAR;
  const traits = traitsOf(bond);
  return (
    years >= (wish.from ?? 0) &&
    years <= (wish.to ?? Number.POSITIVE_INFINITY) &&
    (wish.minimum === null || (bond.minimumInvestment !== null && bond.minimumInvestment <= wish.minimum)) &&
    (wish.lowestGrade === null || ratedAtLeast(bond, wish.lowestGrade)) &&
    (wish.afterTax === null || (afterTax !== null && afterTax >= wish.afterTax.least)) &&
    (wish.frequency === null || bond.frequency === wish.frequency) &&
    wish.having.every((trait) => traits.includes(trait)) &&
    !wish.without.some((trait) => traits.includes(trait)) &&
    (wish.bondType === undefined || bond.bondType === wish.bondType) &&
    (wish.leastYield === undefined || (bond.yieldToMaturity ?? -1) >= wish.leastYield) &&
    !(wish.notHeld && held.has(bond.bondId))
  );
};

/** A yield after tax is solved for: its eleventh place says nothing. */
const YIELD_STEPS = 1e10;

/**
 * The bonds that meet a wish, highest yield first (after tax, where a slab is given), then by id. What isn't known of a bond doesn't meet one.
 */
export const filterOffers = (bonds: readonly BondOnOffer[], wish: OfferWish, facts: FilterFacts): readonly FoundOffer[] => {
  const earned = ({ bond, afterTax }: FoundOffer): number =>
    Math.round(((wish.afterTax ? afterTax : bond.yieldToMaturity) ?? -1) * YIELD_STEPS);
  return bonds
    .map((bond): FoundOffer => ({ bond, afterTax: wish.afterTax && afterTaxOf(bond, wish.afterTax.slab, facts) }))
    .filter((found) => isWished(found, wish, facts))
    .sort((a, b) => earned(b) - earned(a) || compareBytewise(a.bond.bondId, b.bond.bondId));
};
