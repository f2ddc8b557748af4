import type { BondOnOffer, RecommendedBond } from './bond.ts';
import { rateRiskOf } from './bond-math/rate-risk.ts';
import type { Day } from './units.ts';

/** Whole books are advised on the same offers, so each is valued once for its last day asked. Bonds on offer never change, they are read anew. */
const VALUED = new WeakMap<BondOnOffer, { readonly asOf: Day; readonly bond: RecommendedBond }>();

/** The bond with what a change of interest rates would do to it, bought on a day at its yield. */
export const withRateRisk = (offer: BondOnOffer, asOf: Day): RecommendedBond => {
  const known = VALUED.get(offer);
  if (known?.asOf === asOf) return known.bond;
  const bond = { ...offer, rateRisk: rateRiskOf(offer, asOf) };
  VALUED.set(offer, { asOf, bond });
  return bond;
};
