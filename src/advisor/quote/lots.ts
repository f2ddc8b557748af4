import { type Fraction, type Paise, paise } from '../units.ts';

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

/** The most whole lots that an amount buys, duty included. @param price dirty, per unit of face value */
export const lotsForAmount = (amount: Paise, lot: Paise, price: Fraction, duty: Fraction): Lots => {
  const each = lot * price * (1 + duty);
  const units = Math.floor(amount / each + 1e-9);
  return units > 0 ? { kind: 'lots', nominal: paise(units * lot) } : { kind: 'too-little', lot, costs: paise(Math.ceil(each)) };
};
