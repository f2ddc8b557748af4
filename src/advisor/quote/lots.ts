import { type Paise, paise } from '../units.ts';
import { purchaseCost, type SurchargesThen } from './purchase-cost.ts';

/** ₹100: every Indian bond's face value is a multiple. */
export const SMALLEST_LOT = paise(100_00);

export type Lots =
  | { readonly kind: 'lots'; readonly nominal: Paise }
  /** The nominal isn't a multiple of the lot; the nearest multiples, null if there's none below. */
  | { readonly kind: 'not-whole'; readonly lot: Paise; readonly below: Paise | null; readonly above: Paise }
  /** The amount doesn't buy one lot. */
  | { readonly kind: 'too-little'; readonly lot: Paise; readonly costs: Paise };

/** A nominal as whole lots. @param lot face value of one unit; null: unknown, then any nominal will do */
export const lotsOfNominal = (nominal: Paise, lot: Paise | null): Lots => {
  if (lot === null || nominal % lot === 0) return { kind: 'lots', nominal };
  const below = Math.floor(nominal / lot) * lot;
  return { kind: 'not-whole', lot, below: below > 0 ? paise(below) : null, above: paise(below + lot) };
};

/**
 * The most whole lots that an amount pays for, duty and the firm's fee included.
 * @param price dirty, per unit of face value
 */
export const lotsForAmount = (amount: Paise, lot: Paise, price: number, surcharges: SurchargesThen): Lots => {
  const costs = (units: number): Paise => purchaseCost(paise(units * lot), price, surcharges).total;
  if (costs(1) > amount) return { kind: 'too-little', lot, costs: costs(1) };
  // More units never cost less: halve the range until one number is left.
  let [buys, over] = [1, Math.ceil(amount / (lot * price)) + 2];
  while (over - buys > 1) {
    const middle = Math.floor((buys + over) / 2);
    if (costs(middle) <= amount) buys = middle;
    else over = middle;
  }
  return { kind: 'lots', nominal: paise(buys * lot) };
};
