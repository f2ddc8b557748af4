import { monthsAfter } from '../bonds/math/calendar.ts';
import { presentValueOf } from '../bonds/math/present-value.ts';
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

/** A tax-free and a taxable bond at one slab. */
export interface TaxComparison {
  readonly taxFree: Fraction;
  readonly taxable: Fraction;
  /** Yields after tax, as `yieldAfterTax` has them. */
  readonly taxFreeAfterTax: Fraction;
  readonly taxableAfterTax: Fraction;
  /** What the taxable bond would have to yield to leave as much as the tax-free one; null if no yield does. */
  readonly taxableNeeded: Fraction | null;
}

/** Compares what two bonds leave after tax; null where that isn't known. */
export const compareAfterTax = (taxFree: Valuation, freeAs: TaxedAs, taxable: Valuation, taxableAs: TaxedAs): TaxComparison | null => {
  const [taxFreeAfterTax, taxableAfterTax] = [yieldAfterTax(taxFree, freeAs), yieldAfterTax(taxable, taxableAs)];
  if (taxFreeAfterTax === null || taxableAfterTax === null) return null;
  return {
    taxFree: taxFree.yield,
    taxable: taxable.yield,
    taxFreeAfterTax,
    taxableAfterTax,
    taxableNeeded: yieldLeaving(taxFreeAfterTax, taxable, taxableAs),
  };
};

/** No taxable yield above so much more than what it leaves is looked for: 100 points. */
const FURTHEST = 1;
const HALVINGS = 60;

/** The yield before tax that leaves a bond so much, by bisection: a higher yield leaves more. Null if there's none. */
const yieldLeaving = (least: Fraction, valuation: Valuation, taxedAs: TaxedAs): Fraction | null => {
  const { flows, terms, accruedInterest } = valuation;
  const isEnough = (rate: Fraction): boolean => {
    const dirtyPrice = fraction(presentValueOf(flows, yieldConventionOf(terms), rate).price);
    const cleanPrice = fraction(dirtyPrice - accruedInterest);
    return (yieldAfterTax({ ...valuation, yield: rate, dirtyPrice, cleanPrice }, taxedAs) ?? Number.NEGATIVE_INFINITY) >= least;
  };
  // Tax never adds to a yield.
  let [low, high] = [least - 1e-9, least + FURTHEST];
  if (!isEnough(fraction(high))) return null;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (isEnough(fraction(middle))) high = middle;
    else low = middle;
  }
  return fraction(high);
};
