import type { Day, Fraction } from '../../units.ts';
import type { BondTerms } from './bond-terms.ts';
import { cashFlowsAfter } from './cash-flows.ts';
import { presentValueOf } from './present-value.ts';
import { yieldConventionOf } from './yield-convention.ts';

const valued = (bond: BondTerms, settlement: Day, yieldToMaturity: Fraction) =>
  presentValueOf(cashFlowsAfter(bond, settlement), yieldConventionOf(bond), yieldToMaturity);

/**
 * The mean time to the payments, weighted by present value, in years (Macaulay 1938).
 * @throws RangeError if the bond isn't alive on the settlement day or has no price at this yield; so do the functions below
 */
export const macaulayDuration = (bond: BondTerms, settlement: Day, yieldToMaturity: Fraction): number =>
  valued(bond, settlement, yieldToMaturity).meanYears;

/** −(dP/dy)/P for the dirty price P, in years: the fraction of its price the bond loses per unit of yield, near this yield. */
export const modifiedDuration = (bond: BondTerms, settlement: Day, yieldToMaturity: Fraction): number =>
  valued(bond, settlement, yieldToMaturity).slope;

/** (d²P/dy²)/P for the dirty price P, in years². */
export const convexity = (bond: BondTerms, settlement: Day, yieldToMaturity: Fraction): number =>
  valued(bond, settlement, yieldToMaturity).curvature;
