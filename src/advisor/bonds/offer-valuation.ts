import type { Day } from '../units.ts';
import type { BondOnOffer } from './bond.ts';
import { priceable } from './priceable.ts';
import { type Valuation, valueBond } from './value-bond.ts';

/** Every client is shown the same offers, so each is valued once per settlement day. An offer object never changes. */
const VALUED = new WeakMap<BondOnOffer, { readonly settlement: Day; readonly valuation: Valuation | null }>();

/** What a bond on offer is worth at its yield; null if it has none, or can't be priced. */
export const offerValuation = (bond: BondOnOffer, settlement: Day): Valuation | null => {
  const known = VALUED.get(bond);
  if (known?.settlement === settlement) return known.valuation;
  const valuation = valuationOf(bond, settlement);
  VALUED.set(bond, { settlement, valuation });
  return valuation;
};

const valuationOf = (bond: BondOnOffer, settlement: Day): Valuation | null => {
  const described = priceable(bond, settlement);
  if (described.kind === 'not-priceable' || bond.yieldToMaturity === null || bond.yieldToMaturity <= -1) return null;
  const valued = valueBond(described, settlement, { kind: 'yield', yield: bond.yieldToMaturity });
  return valued.kind === 'valued' ? valued.valuation : null;
};
