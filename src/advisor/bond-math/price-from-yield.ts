import { type Day, type Fraction, fraction } from '../units.ts';
import { accruedInterest } from './accrued-interest.ts';
import type { BulletBond } from './bullet-bond.ts';
import { cashFlowsAfter } from './cash-flows.ts';
import { discountingBy } from './discounting.ts';
import { presentValueOf } from './present-value.ts';

/**
 * What the buyer pays, accrued interest included, as a fraction of the face value: Σ amount · B(years).
 * @param yieldToMaturity a year, compounded as `discountingBy` says
 * @throws RangeError where the bond is not alive on the day of settlement, or no price is at this yield
 */
export const dirtyPriceFromYield = (bond: BulletBond, settlement: Day, yieldToMaturity: Fraction): Fraction =>
  fraction(presentValueOf(cashFlowsAfter(bond, settlement), discountingBy(bond, yieldToMaturity)).price);

/** The price that is quoted: the dirty price less accrued interest. */
export const cleanPriceFromYield = (bond: BulletBond, settlement: Day, yieldToMaturity: Fraction): Fraction =>
  fraction(dirtyPriceFromYield(bond, settlement, yieldToMaturity) - accruedInterest(bond, settlement));
