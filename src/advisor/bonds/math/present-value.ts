import type { Fraction } from '../../units.ts';
import type { CashFlow } from './cash-flows.ts';
import { discountingBy } from './discounting.ts';
import type { YieldConvention } from './yield-convention.ts';

/** The discounted sum of the flows, and means over the flows weighted by their share of that sum. */
export interface PresentValue {
  /** The dirty price, as a fraction of the face value. */
  readonly price: number;
  /** Years. */
  readonly meanYears: number;
  /** −(dP/dy)/P, years. */
  readonly slope: number;
  /** (d²P/dy²)/P, years². */
  readonly curvature: number;
}

/** What these payments are worth at a yield. @throws RangeError as `discountingBy` */
export const presentValueOf = (
  flows: readonly Pick<CashFlow, 'amount' | 'years'>[],
  quotedAs: YieldConvention,
  rate: Fraction,
): PresentValue => {
  const discountAfter = discountingBy(quotedAs, flows, rate);
  let [price, meanYears, slope, curvature] = [0, 0, 0, 0];
  for (const { amount, years } of flows) {
    const discount = discountAfter(years);
    const present = amount * discount.factor;
    price += present;
    meanYears += present * years;
    slope += present * discount.slope;
    curvature += present * discount.curvature;
  }
  return { price, meanYears: meanYears / price, slope: slope / price, curvature: curvature / price };
};
