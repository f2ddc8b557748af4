import { type Paise, paise } from '../units.ts';
import type { BondOnOffer } from './bond.ts';

/** An amount of face value, rounded up to whole units; at least one. @param lot the face value of one unit */
export const wholeLots = (amount: Paise, lot: Paise): Paise => paise(Math.max(1, Math.ceil(amount / lot)) * lot);

/**
 * The bond with its smallest purchase in whole units: the offer's minimum rounded up, or one unit where the offer has none. A bond whose face value
 * nobody recorded stays as it is.
 * @example inWholeLots({ ...bond, minimumInvestment: paiseFromRupees(25_000), terms: { faceValue: paiseFromRupees(10_000) } }) // from ₹30,000
 */
export const inWholeLots = <T extends BondOnOffer>(bond: T): T => {
  const lot = bond.terms?.faceValue;
  if (lot === undefined || lot <= 0) return bond;
  return { ...bond, minimumInvestment: wholeLots(bond.minimumInvestment ?? paise(0), lot) };
};
