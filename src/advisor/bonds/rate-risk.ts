import { type Day, type Fraction, fraction } from '../units.ts';
import type { BondOnOffer } from './bond.ts';
import { redeemedEarly } from './math/bond-terms.ts';
import { cashFlowsAfter } from './math/cash-flows.ts';
import { presentValueOf } from './math/present-value.ts';
import { yieldConventionOf } from './math/yield-convention.ts';
import { type PricedFacts, priceable } from './priceable.ts';

/** How a bond's price reacts to a change of interest rates. */
export interface RateRisk {
  /** Years: the price falls by about this share for each unit of yield. */
  readonly modifiedDuration: number;
  /** Years². */
  readonly convexity: number;
  /**
   * price(yield + 1 percentage point) / price(yield) − 1: −0.039 is a loss of 3.9%. The dirty price is revalued, not estimated from the
   * duration.
   */
  readonly riseOnePoint: Fraction;
}

const ONE_POINT = 0.01;

/**
 * The rate risk of a bond bought on a day at its yield; null if it has no price on that day (see `priceable`), or no yield. Of a single payment
 * only the time matters, not the amount, so an unknown coupon or issue day is no obstacle.
 */
export const rateRiskOf = (bond: PricedFacts & Pick<BondOnOffer, 'yieldToMaturity'>, settlement: Day): RateRisk | null => {
  const described = priceable(bond.frequency === 'at maturity' ? { ...bond, coupon: fraction(0) } : bond, settlement);
  const rate = bond.yieldToMaturity;
  if (described.kind === 'not-priceable' || rate === null || rate <= -1) return null;
  const terms = redeemedEarly(described.terms, described.quotedTo);
  const flows = cashFlowsAfter(terms, settlement);
  const { price, slope, curvature } = presentValueOf(flows, yieldConventionOf(terms), rate);
  const after = presentValueOf(flows, yieldConventionOf(terms), fraction(rate + ONE_POINT));
  return { modifiedDuration: slope, convexity: curvature, riseOnePoint: fraction(after.price / price - 1) };
};
