import { type Day, type Fraction, fraction } from '../../units.ts';
import { accruedInterest } from './accrued-interest.ts';
import type { BondTerms } from './bond-terms.ts';
import { cashFlowsAfter } from './cash-flows.ts';
import { presentValueOf } from './present-value.ts';
import { yieldConventionOf } from './yield-convention.ts';

/**
 * What the buyer pays, including accrued interest, as a fraction of the face value: Σ amount · B(years).
 * @param yieldToMaturity per year, compounded as in `discountingBy`
 * @throws RangeError if the bond isn't alive on the settlement day or has no price at this yield
 * @example dirtyPriceFromYield(bond, settlement, fraction(0.0737)) // 1.0193: ₹101.93 per ₹100
 */
export const dirtyPriceFromYield = (bond: BondTerms, settlement: Day, yieldToMaturity: Fraction): Fraction =>
  fraction(presentValueOf(cashFlowsAfter(bond, settlement), yieldConventionOf(bond), yieldToMaturity).price);

/** The quoted price: the dirty price less accrued interest. */
export const cleanPriceFromYield = (bond: BondTerms, settlement: Day, yieldToMaturity: Fraction): Fraction =>
  fraction(dirtyPriceFromYield(bond, settlement, yieldToMaturity) - accruedInterest(bond, settlement));
