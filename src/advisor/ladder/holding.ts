import type { BondOnOffer } from '../bonds/bond.ts';
import { type BondTerms, bondTerms } from '../bonds/math/bond-terms.ts';
import { cashFlowsAfter } from '../bonds/math/cash-flows.ts';
import { presentValueOf } from '../bonds/math/present-value.ts';
import { yieldConventionOf } from '../bonds/math/yield-convention.ts';
import { type Day, fraction } from '../units.ts';

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

/**
 * A bond bought on a day at its yield and held to maturity; null if a needed fact is unknown. Coupons are counted by ACT/ACT ICMA, single
 * payments by ACT/365F. Yields compound as in `discountingBy`. Interest paid at maturity needs the issue day.
 */
export const holdingOf = (bond: BondOnOffer, settlement: Day): Holding | null => {
  const described = describe(bond, settlement);
  const { yieldToMaturity } = bond;
  if (!described || yieldToMaturity === null || yieldToMaturity <= -1) return null;
  const flows = cashFlowsAfter(described, settlement);
  const { price, slope } = presentValueOf(flows, yieldConventionOf(described), yieldToMaturity);
  if (!(price > 0)) return null;
  return {
    dirtyPrice: price,
    modifiedDuration: slope,
    payments: flows.map(({ day, amount }) => {
      const redemption = day === described.maturityDay ? 1 : 0;
      return { day, redemption, coupon: amount - redemption };
    }),
  };
};

const describe = ({ coupon, maturityDay, frequency, issueDay }: BondOnOffer, settlement: Day): BondTerms | null => {
  if (maturityDay === null || maturityDay <= settlement || coupon === null || coupon < 0) return null;
  if (coupon === 0) return bondTerms({ issueDay: null, maturityDay, coupon: fraction(0), frequency: 'at maturity', dayCount: 'ACT/365F' });
  const issued = issueDay != null && issueDay <= settlement ? issueDay : null;
  if (frequency === 'at maturity') {
    return issued === null ? null : bondTerms({ issueDay: issued, maturityDay, coupon, frequency, dayCount: 'ACT/365F' });
  }
  // A bond offered before its issue is priced as if it were already running.
  return frequency ? bondTerms({ issueDay: issued, maturityDay, coupon, frequency, dayCount: 'ACT/ACT ICMA' }) : null;
};
