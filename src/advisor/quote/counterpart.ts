import type { BondOnOffer } from '../bonds/bond.ts';
import { isTaxFree } from '../bonds/bond-traits.ts';
import { offerValuation } from '../bonds/offer-valuation.ts';
import type { Day } from '../units.ts';

/**
 * The bond on offer to compare with after tax: taxed the other way, with a price on the settlement day, in the same band, and nearest in
 * maturity (then of the higher yield). Null if there's none.
 */
export const counterpartOf = (bond: BondOnOffer, offers: readonly BondOnOffer[], settlement: Day): BondOnOffer | null => {
  const { maturityDay } = bond;
  if (maturityDay === null) return null;
  const others = offers.filter(
    (offer) =>
      isTaxFree(offer) !== isTaxFree(bond) && offer.yieldToMaturity !== null && offer.maturityDay !== null && offer.band === bond.band,
  );
  const apart = (offer: BondOnOffer): number => Math.abs((offer.maturityDay as number) - maturityDay);
  return (
    others
      .toSorted((a, b) => apart(a) - apart(b) || (b.yieldToMaturity as number) - (a.yieldToMaturity as number))
      .find((offer) => offerValuation(offer, settlement)) ?? null
  );
};
