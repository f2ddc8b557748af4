import type { Valuation } from '../bonds/value-bond.ts';
import { type Fraction, fraction } from '../units.ts';

/** How the money market quotes a bill. */
export interface BillFigures {
  /** From settlement to maturity. */
  readonly days: number;
  /** Face value less price, per unit of face value. */
  readonly discount: Fraction;
  /** The discount a year, on the face value: discount · 365/days. */
  readonly discountRate: Fraction;
  /**
   * The yield of a half-yearly bond with the same return (US Treasury's formula with a year of 365 days): simple up to half a year; beyond,
   * interest after half a year earns interest.
   */
  readonly bondEquivalentYield: Fraction;
}

const DAYS_A_YEAR = 365;

/** The figures of a bond that pays nothing before its maturity within a year; null for any other. */
export const billFiguresOf = ({ terms, settlement, flows, dirtyPrice }: Valuation): BillFigures | null => {
  const days = terms.maturityDay - settlement;
  if (terms.coupon > 0 || flows.length !== 1 || days > DAYS_A_YEAR + 1) return null;
  const discount = fraction(1 - dirtyPrice);
  return {
    days,
    discount,
    discountRate: fraction((discount * DAYS_A_YEAR) / days),
    bondEquivalentYield: bondEquivalentYield(dirtyPrice, days / DAYS_A_YEAR),
  };
};

/** Solves price · (1 + y/2) · (1 + y·(years − 1/2)) = 1 beyond half a year. */
const bondEquivalentYield = (price: number, years: number): Fraction => {
  const gain = 1 / price - 1;
  if (years <= 0.5) return fraction(gain / years);
  return fraction((Math.sqrt(years ** 2 + (2 * years - 1) * gain) - years) / (years - 0.5));
};
