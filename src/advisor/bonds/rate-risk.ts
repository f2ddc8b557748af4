import { type Day, type Fraction, fraction } from '../units.ts';
import type { BondOnOffer } from './bond.ts';
import { type BondTerms, bondTerms } from './math/bond-terms.ts';
import { cashFlowsAfter } from './math/cash-flows.ts';
import { presentValueOf } from './math/present-value.ts';
import { yieldConventionOf } from './math/yield-convention.ts';

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

type KnownFacts = Pick<BondOnOffer, 'coupon' | 'yieldToMaturity' | 'maturityDay' | 'frequency' | 'issueDay'>;

/**
 * The rate risk of a bond bought on a day at its yield; null if it has matured, or if its yield, maturity, coupon or frequency is unknown.
 * Coupons are counted by ACT/ACT ICMA (30/360 would move the duration by less than 0.01), single payments by ACT/365F. Yields compound
 * as in `discountingBy`. For interest paid at maturity only the time matters, not the amount.
 */
export const rateRiskOf = (bond: KnownFacts, settlement: Day): RateRisk | null => {
  const described = describe(bond, settlement);
  const yieldToMaturity = bond.yieldToMaturity;
  if (!described || yieldToMaturity === null || yieldToMaturity <= -1) return null;
  const flows = cashFlowsAfter(described, settlement);
  const { price, slope, curvature } = presentValueOf(flows, yieldConventionOf(described), yieldToMaturity);
  const after = presentValueOf(flows, yieldConventionOf(described), fraction(yieldToMaturity + ONE_POINT));
  return { modifiedDuration: slope, convexity: curvature, riseOnePoint: fraction(after.price / price - 1) };
};

const describe = ({ coupon, maturityDay, frequency, issueDay }: KnownFacts, settlement: Day): BondTerms | null => {
  if (maturityDay === null || maturityDay <= settlement) return null;
  if (coupon === 0 || frequency === 'at maturity')
    return bondTerms({ issueDay: null, maturityDay, coupon: fraction(0), frequency: 'at maturity', dayCount: 'ACT/365F' });
  if (coupon === null || coupon < 0 || !frequency) return null;
  // A bond offered before its issue is priced as if it were already running.
  const issued = issueDay != null && issueDay <= settlement ? issueDay : null;
  return bondTerms({ issueDay: issued, maturityDay, coupon, frequency, dayCount: 'ACT/ACT ICMA' });
};
