import { type Fraction, fraction } from '../units.ts';
import type { BondOnOffer } from './bond.ts';
import type { BondTrait } from './bond-traits.ts';
import { SovereignYields } from './sovereign-yields.ts';
import { traitsOf } from './traits-of.ts';

/** What a desk configures about the bands of bonds. */
export interface BondBandRules {
  /** Structures that are never band A. */
  readonly neverA: readonly BondTrait[];
  /** How much more than government bonds of its tenor a bond of band A may yield. */
  readonly mostOverSovereign: Fraction;
  /** What government bonds yield where none is on offer. */
  readonly sovereignYield: Fraction;
}

export const USUAL_BOND_BAND_RULES: BondBandRules = {
  neverA: ['perpetual', 'Tier 1', 'market-linked'],
  mostOverSovereign: fraction(0.04),
  sovereignYield: fraction(0.07),
};

/** Why a bond whose grade is of band A isn't. */
export type BandLimit =
  | { readonly kind: 'structure'; readonly trait: BondTrait }
  | {
      readonly kind: 'yield';
      /** What government bonds of its tenor yield. */
      readonly sovereign: Fraction;
      /** Whether government bonds on offer say so, or the desk's rules. */
      readonly from: 'market' | 'desk';
      readonly most: Fraction;
    };

/** What government bonds on offer say about a bond's tenor; null if there are none. */
const sovereignOnOffer = (bond: BondOnOffer, sovereigns: SovereignYields): Fraction | null =>
  sovereigns.about(traitsOf(bond).includes('perpetual') ? null : bond.maturityDay);

const limitsOf = (bond: BondOnOffer, onOffer: Fraction | null, rules: BondBandRules): readonly BandLimit[] => {
  const traits = traitsOf(bond);
  const limits: BandLimit[] = rules.neverA.flatMap((trait) => (traits.includes(trait) ? [{ kind: 'structure', trait }] : []));
  const sovereign = onOffer ?? rules.sovereignYield;
  // Compared in whole billionths, so that 11% over 7% is four points and no more.
  const over = bond.yieldToMaturity === null ? 0 : Math.round((bond.yieldToMaturity - sovereign - rules.mostOverSovereign) * 1e9);
  if (over > 0) limits.push({ kind: 'yield', sovereign, from: onOffer === null ? 'desk' : 'market', most: rules.mostOverSovereign });
  return limits;
};

/**
 * The bonds with their bands: of grade, structure and market. A bond whose grade is of band A is of band B if its structure is never band A, or if it
 * yields too much for that; `bandLimits` says why. Lower grades keep their band. Each also gets what government bonds of its tenor yield.
 */
export const withBands = (bonds: readonly BondOnOffer[], onOffer: readonly BondOnOffer[], rules: BondBandRules): readonly BondOnOffer[] => {
  const sovereigns = new SovereignYields(onOffer);
  return bonds.map((bond): BondOnOffer => {
    const market = sovereignOnOffer(bond, sovereigns);
    const bandLimits = bond.band === 'A' ? limitsOf(bond, market, rules) : [];
    const known = { ...bond, sovereign: market ?? rules.sovereignYield };
    return bandLimits.length === 0 ? known : { ...known, band: 'B', bandLimits };
  });
};
