import type { Day, Fraction } from '../units.ts';
import type { BulletBond } from './bullet-bond.ts';
import { cashFlowsAfter } from './cash-flows.ts';
import { discountingBy } from './discounting.ts';
import { presentValueOf } from './present-value.ts';

const valued = (bond: BulletBond, settlement: Day, yieldToMaturity: Fraction) =>
  presentValueOf(cashFlowsAfter(bond, settlement), discountingBy(bond, yieldToMaturity));

/**
 * The mean time to the payments, weighted by present value, in years (Macaulay 1938).
 * @throws RangeError where the bond is not alive on the day of settlement, or no price is at this yield; so do the others here
 */
export const macaulayDuration = (bond: BulletBond, settlement: Day, yieldToMaturity: Fraction): number =>
  valued(bond, settlement, yieldToMaturity).meanYears;

/** −(dP/dy)/P of the dirty price P, in years: what the price loses, as a fraction, for each unit of yield, near this yield. */
export const modifiedDuration = (bond: BulletBond, settlement: Day, yieldToMaturity: Fraction): number =>
  valued(bond, settlement, yieldToMaturity).slope;

/** (d²P/dy²)/P of the dirty price P, in years². */
export const convexity = (bond: BulletBond, settlement: Day, yieldToMaturity: Fraction): number =>
  valued(bond, settlement, yieldToMaturity).curvature;
