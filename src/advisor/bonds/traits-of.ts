import type { BondOnOffer } from './bond.ts';
import { BOND_TRAITS, type BondTrait, isTaxFree } from './bond-traits.ts';

type Facts = Pick<BondOnOffer, 'bondType' | 'coupon' | 'namedCallable' | 'traits' | 'terms'>;

/** All that's known of a bond's structure: what the book or the desk says, and what follows from its terms, in a fixed order. */
export const traitsOf = (bond: Facts): readonly BondTrait[] => {
  const { calls, puts, steps, repayments, lastFixing } = bond.terms ?? {};
  const follows: Partial<Record<BondTrait, boolean>> = {
    callable: bond.namedCallable === true || Boolean(calls?.length),
    puttable: Boolean(puts?.length),
    'step-up': Boolean(steps?.length),
    amortising: Boolean(repayments?.length),
    floating: lastFixing !== undefined,
    convertible: bond.bondType === 'Convertible Bonds',
    'zero coupon': bond.coupon === 0,
    'tax-free': isTaxFree(bond),
  };
  return BOND_TRAITS.filter((trait) => bond.traits?.includes(trait) || follows[trait]);
};
