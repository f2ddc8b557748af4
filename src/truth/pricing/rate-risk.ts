import type { OnOffer } from '../world/on-offer.ts';
import { type Payment, priceAt, quoted } from './payments.ts';
import { durationOf } from './slopes.ts';

/** A bond at its yield. */
export interface Priced {
  readonly payments: readonly Payment[];
  /** Of what's paid, per unit of face value; null if only the days of the payments are known. */
  readonly price: number | null;
  readonly duration: number;
  /** How the price changes if the yield rises by a point. */
  readonly rise: number;
}

/**
 * How a bond is priced and how its price reacts to its yield; null if what's known of it doesn't tell. One payment: days over 365. Government
 * Securities: 30E/360, quoted half-yearly. All other coupon bonds: parts of their coupon periods (ACT/ACT ICMA), quoted yearly. The bond's own
 * terms count before that, as docs/pricing.md says.
 */
export const pricedOf = (bond: OnOffer, settles: number): Priced | null => {
  const found = quoted(bond, settles);
  if (!found || bond.yield === null || bond.matures <= settles) return null;
  const at = bond.yield;
  const price = (rate: number): number => priceAt(found, rate);
  return {
    payments: found.payments,
    price: found.isKnown ? price(at) : null,
    duration: durationOf({ schedule: found, rate: at }),
    rise: price(at + 0.01) / price(at) - 1,
  };
};
