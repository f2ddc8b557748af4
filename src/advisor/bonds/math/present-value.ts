import type { CashFlow } from './cash-flows.ts';
import type { Discount } from './discounting.ts';

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

export const presentValueOf = (flows: readonly CashFlow[], discountAfter: (years: number) => Discount): PresentValue => {
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
