import type { BondOnOffer } from '../bonds/bond.ts';
import { redeemedEarly } from '../bonds/math/bond-terms.ts';
import { cashFlowsAfter } from '../bonds/math/cash-flows.ts';
import { presentValueOf } from '../bonds/math/present-value.ts';
import { yieldConventionOf } from '../bonds/math/yield-convention.ts';
import { priceable } from '../bonds/priceable.ts';
import type { Day } from '../units.ts';

/** A payment per unit of face value. */
export interface Payment {
  readonly day: Day;
  readonly coupon: number;
  readonly redemption: number;
}

/** A bond's price at its yield and its payments, per unit of face value. */
export interface Holding {
  /** Including accrued interest. */
  readonly dirtyPrice: number;
  /** Years. */
  readonly modifiedDuration: number;
  readonly payments: readonly Payment[];
}

/** A bond bought on a day at its yield and held to maturity (a perpetual: to its first call); null if it has no price or no yield. */
export const holdingOf = (bond: BondOnOffer, settlement: Day): Holding | null => {
  const described = priceable(bond, settlement);
  const { yieldToMaturity } = bond;
  if (described.kind === 'not-priceable' || yieldToMaturity === null || yieldToMaturity <= -1) return null;
  const terms = redeemedEarly(described.terms, described.quotedTo);
  const flows = cashFlowsAfter(terms, settlement);
  const { price, slope } = presentValueOf(flows, yieldConventionOf(terms), yieldToMaturity);
  if (!(price > 0)) return null;
  return {
    dirtyPrice: price,
    modifiedDuration: slope,
    payments: flows.map(({ day, interest, principal }) => ({ day, redemption: principal, coupon: interest })),
  };
};
