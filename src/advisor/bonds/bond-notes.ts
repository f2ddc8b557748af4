import type { Day, Fraction } from '../units.ts';
import { type BondOnOffer, UNCLASSIFIED } from './bond.ts';
import type { BondTrait } from './bond-traits.ts';
import type { TypeConvention } from './conventions.ts';
import type { KnownTerms } from './known-terms.ts';
import type { CouponFrequency } from './math/coupon-frequency.ts';

/** What a desk notes about a bond. It counts before what the book says. */
export interface BondNotes {
  readonly bondType?: string;
  readonly issuer?: string;
  readonly coupon?: Fraction;
  readonly frequency?: CouponFrequency;
  readonly issueDay?: Day;
  /** Null: a perpetual. */
  readonly maturityDay?: Day | null;
  readonly yieldToMaturity?: Fraction;
  readonly traits?: readonly BondTrait[];
  readonly terms: KnownTerms;
}

/** A desk's notes: by bond id in capitals, and the conventions of bond types that aren't the usual ones. */
export interface DeskNotes {
  readonly bonds: ReadonlyMap<string, BondNotes>;
  readonly conventions: ReadonlyMap<string, Partial<TypeConvention>>;
}

/** A bond that only the desk's notes know. */
const unknownBond = (bondId: string): BondOnOffer => ({
  bondId,
  isin: bondId,
  issuer: null,
  bondType: UNCLASSIFIED,
  coupon: null,
  yieldToMaturity: null,
  yieldFrom: null,
  yieldDay: null,
  rating: null,
  band: null,
  maturityDay: null,
  minimumInvestment: null,
  frequency: null,
  issueDay: null,
});

/** The bond with what the desk notes about it; the same object if it notes nothing. Null if neither knows it. */
export const withNotes = (bond: BondOnOffer | null, bondId: string, notes: DeskNotes): BondOnOffer | null => {
  const own = notes.bonds.get(bondId.toUpperCase());
  if (!bond && !own) return null;
  const base = bond ?? unknownBond(bondId.toUpperCase());
  const { traits = [], terms = {}, ...facts } = own ?? {};
  const noted = { ...base, ...facts };
  const convention = notes.conventions.get(noted.bondType);
  if (!own && !convention) return base;
  return {
    ...noted,
    ...(own?.yieldToMaturity !== undefined && { yieldFrom: 'offer' as const, yieldDay: null }),
    traits: [...new Set([...(base.traits ?? []), ...traits])],
    terms: { ...base.terms, ...convention, ...terms },
  };
};
