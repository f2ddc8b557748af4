import { type Fraction, type Paise, paise } from '../units.ts';
import { type Fee, feeFor } from './fee.ts';

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
 * The most whole lots that an amount buys, duty and the firm's fee included.
 * @param price dirty, per unit of face value
 * @param fee null: there's none
 */
export const lotsForAmount = (amount: Paise, lot: Paise, price: Fraction, duty: Fraction, fee: Fee | null = null): Lots => {
  const each = lot * price * (1 + duty);
  const most = (money: number, unit: number): number => Math.floor(money / unit + 1e-9);
  // The fee is the share or its least, whichever is more, but never over its most.
  const withShare = fee ? Math.min(most(amount, each + lot * price * fee.rate), most(amount - fee.least, each)) : most(amount, each);
  const units = fee?.most == null ? withShare : Math.max(withShare, most(amount - fee.most, each));
  if (units > 0) return { kind: 'lots', nominal: paise(units * lot) };
  const costs = each + (fee ? feeFor(fee, paise(Math.round(lot * price))) : 0);
  return { kind: 'too-little', lot, costs: paise(Math.ceil(costs)) };
};
