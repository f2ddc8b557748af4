import { monthsAfter } from '../bonds/math/calendar.ts';
import { yieldConventionOf } from '../bonds/math/yield-convention.ts';
import { yieldOfFlows } from '../bonds/math/yield-from-price.ts';
import type { Valuation } from '../bonds/value-bond.ts';
import { type Fraction, fraction } from '../units.ts';
import { type TaxRules, withCess } from './tax.ts';

export interface TaxedAs {
  readonly rules: TaxRules;
  /** The client's slab, without cess; null: not known. */
  readonly slab: Fraction | null;
  readonly taxFree: boolean;
  readonly listed: boolean;
}

/**
 * The yield of what's left after tax, quoted as the yield before it; null if it depends on a slab that isn't known, or there's no such yield.
 * Interest since settlement is taxed by the slab (tax-free: not at all), the gain of redemption over the clean price by the long-term rate if
 * the bond is listed and held long enough, otherwise by the slab. Tax is paid on the day of the payment. A loss saves no tax.
 */
export const yieldAfterTax = (valuation: Valuation, { rules, slab, taxFree, listed }: TaxedAs): Fraction | null => {
  const { flows, settlement, cleanPrice, accruedInterest, dirtyPrice, terms } = valuation;
  const bySlab = slab === null ? Number.NaN : withCess(slab, rules);
  const longTerm = withCess(rules.longTermGains, rules);
  const longTermFrom = monthsAfter(settlement, rules.longTermAfterMonths);
  const repaid = flows.reduce((total, { principal }) => total + principal, 0);
  const taxOn = (income: number, rate: number): number => (income > 0 && rate !== 0 ? income * rate : 0);
  const firstInterest = flows.findIndex(({ interest }) => interest > 0);
  const kept = flows.map(({ day, amount, interest, principal, years }, at) => {
    const earned = at === firstInterest ? interest - accruedInterest : interest;
    const gain = principal * (1 - cleanPrice / repaid);
    const gainRate = listed && day > longTermFrom ? longTerm : bySlab;
    return { amount: fraction(amount - taxOn(earned, taxFree ? 0 : bySlab) - taxOn(gain, gainRate)), years };
  });
  if (kept.some(({ amount }) => Number.isNaN(amount))) return null;
  const found = yieldOfFlows(kept, yieldConventionOf(terms), dirtyPrice);
  return found.kind === 'yield' ? found.yieldToMaturity : null;
};

/** A tax-free and a taxable yield at one slab. */
export interface TaxComparison {
  readonly taxFree: Fraction;
  readonly taxable: Fraction;
  /** What the taxable yield leaves. */
  readonly taxableAfterTax: Fraction;
  /** The taxable yield that leaves as much as the tax-free one; null if tax takes everything. */
  readonly taxableNeeded: Fraction | null;
}

/** Compares the yields as interest that's taxed each year, cess included. */
export const compareAfterTax = (taxFree: Fraction, taxable: Fraction, slab: Fraction, rules: TaxRules): TaxComparison => {
  const kept = 1 - withCess(slab, rules);
  return {
    taxFree,
    taxable,
    taxableAfterTax: fraction(taxable * kept),
    taxableNeeded: kept > 0 ? fraction(taxFree / kept) : null,
  };
};
