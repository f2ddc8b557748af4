import { type Day, dayFromIso, type Fraction, fraction } from '../units.ts';

/** How interest and gains are taxed for purchases that settle from a day on. */
export interface TaxRules {
  readonly from: Day;
  /** The slabs of the income tax. */
  readonly slabs: readonly Fraction[];
  /** Health and education cess, on top of every tax: a fraction of the tax. */
  readonly cess: Fraction;
  /** The rate on gains of listed bonds held long enough. Other gains are taxed by the slab. */
  readonly longTermGains: Fraction;
  /** Held longer than so many months, a gain is long-term. */
  readonly longTermAfterMonths: number;
}

const day = (iso: string): Day => dayFromIso(iso) as Day;
const SLABS_TO_2025 = [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3].map(fraction);

/**
 * India's rules, earliest first: Income-tax Act, sections 2(42A), 50AA, 112 and 115BAC, as the Finance Acts of 2018, 2020, (No. 2) 2024 and
 * 2025 left them. Surcharges aren't included. A firm can replace the table.
 */
export const INDIAN_TAX: readonly TaxRules[] = [
  {
    from: day('2018-04-01'),
    slabs: [0, 0.05, 0.2, 0.3].map(fraction),
    cess: fraction(0.04),
    longTermGains: fraction(0.1),
    longTermAfterMonths: 12,
  },
  { from: day('2020-04-01'), slabs: SLABS_TO_2025, cess: fraction(0.04), longTermGains: fraction(0.1), longTermAfterMonths: 12 },
  { from: day('2024-07-23'), slabs: SLABS_TO_2025, cess: fraction(0.04), longTermGains: fraction(0.125), longTermAfterMonths: 12 },
];

/** Rules that apply on a day; null before the first. */
export const taxRulesOn = (table: readonly TaxRules[], on: Day): TaxRules | null => table.findLast(({ from }) => from <= on) ?? null;

/** A rate with the cess on it: a slab of 30% and a cess of 4% are 31.2%. */
export const withCess = (rate: Fraction, { cess }: TaxRules): Fraction => fraction(rate * (1 + cess));
