import type { Day } from '../units.ts';
import type { BondOnOffer, RecommendedBond } from './bond.ts';
import { rateRiskOf } from './rate-risk.ts';

/**
 * Every client is advised on the same offers, so each is valued once per day. An offer object never changes; a new reading makes new ones.
 */
const VALUED = new WeakMap<BondOnOffer, { readonly asOf: Day; readonly bond: RecommendedBond }>();

/** The bond with its rate risk, if bought on that day at its yield. */
export const withRateRisk = (offer: BondOnOffer, asOf: Day): RecommendedBond => {
  const known = VALUED.get(offer);
  if (known?.asOf === asOf) return known.bond;
  const bond = { ...offer, rateRisk: rateRiskOf(offer, asOf) };
  VALUED.set(offer, { asOf, bond });
  return bond;
};
