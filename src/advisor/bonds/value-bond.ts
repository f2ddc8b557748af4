import { type Day, type Fraction, fraction } from '../units.ts';
import { accruedInterest } from './math/accrued-interest.ts';
import { type BondTerms, couponOn, redeemedEarly } from './math/bond-terms.ts';
import { type CashFlow, cashFlowsAfter } from './math/cash-flows.ts';
import { presentValueOf } from './math/present-value.ts';
import { yieldConventionOf } from './math/yield-convention.ts';
import { type YieldFromPrice, yieldOfFlows } from './math/yield-from-price.ts';
import type { Exit, Priceable } from './priceable.ts';

/** What a bond is quoted at. */
export type QuotedAt = { readonly kind: 'yield'; readonly yield: Fraction } | { readonly kind: 'price'; readonly clean: Fraction };

/** The yield if the bond is repaid on a day; null where no yield has this price. */
export interface YieldToExit extends Exit {
  readonly yield: Fraction | null;
  /** Whether more comes back than it costs: then a yield that's out of reach is a very high one. */
  readonly gains: boolean;
}

/**
 * What a bond is worth on its settlement day. Prices are per unit of the face value outstanding then, yields a year's. Durations, convexity
 * and flows are to `quotedTo`, at the yield to it.
 */
export interface Valuation {
  readonly terms: BondTerms;
  readonly settlement: Day;
  readonly quotedTo: Exit;
  readonly cleanPrice: Fraction;
  readonly accruedInterest: Fraction;
  readonly dirtyPrice: Fraction;
  readonly flows: readonly CashFlow[];
  /** To `quotedTo`. */
  readonly yield: Fraction;
  /** At this price: one for each exit, in order of their days. */
  readonly yields: readonly YieldToExit[];
  /** The lowest of `yields`; null where one that isn't known may be lower, or the bond may be repaid early on days that aren't known. */
  readonly worst: YieldToExit | null;
  /** A year's coupon over the clean price; null for a bond that pays none. */
  readonly currentYield: Fraction | null;
  /** Years. */
  readonly modifiedDuration: number;
  /** Years. */
  readonly macaulayDuration: number;
  /** Years². */
  readonly convexity: number;
  /** How much the dirty price falls if the yield rises by one basis point, by the duration. */
  readonly basisPointValue: Fraction;
  /** How the dirty price changes if the yield rises by one percentage point, revalued: below 0. */
  readonly riseOnePoint: Fraction;
}

export type Valued = { readonly kind: 'valued'; readonly valuation: Valuation } | Extract<YieldFromPrice, { kind: 'no-yield' }>;

const BASIS_POINT = 0.0001;
const ONE_POINT = 0.01;

/**
 * Values a bond at a yield to `quotedTo`, or at a clean price.
 * @example valueBond(described, settlement, { kind: 'price', clean: fraction(0.9985) })
 * @throws RangeError for a yield without a price (see `discountingBy`)
 */
export const valueBond = (
  { terms, exits, quotedTo, exitsKnown }: Extract<Priceable, { kind: 'priceable' }>,
  settlement: Day,
  at: QuotedAt,
): Valued => {
  const convention = yieldConventionOf(terms);
  const flowsTo = (exit: Exit): readonly CashFlow[] => cashFlowsAfter(redeemedEarly(terms, exit), settlement);
  const flows = flowsTo(quotedTo);
  const accrued = accruedInterest(terms, settlement);
  const found: YieldFromPrice =
    at.kind === 'yield' ? { kind: 'yield', yieldToMaturity: at.yield } : yieldOfFlows(flows, convention, fraction(at.clean + accrued));
  if (found.kind === 'no-yield') return found;
  const rate = found.yieldToMaturity;
  const { price, meanYears, slope, curvature } = presentValueOf(flows, convention, rate);
  const dirty = fraction(at.kind === 'yield' ? price : at.clean + accrued);
  const clean = fraction(dirty - accrued);
  const yields = exits.map((exit): YieldToExit => {
    if (exit === quotedTo) return { ...exit, yield: rate, gains: rate > 0 };
    const payments = flowsTo(exit);
    const toExit = yieldOfFlows(payments, convention, dirty);
    const gains = payments.reduce((total, { amount }) => total + amount, 0) > dirty;
    return { ...exit, yield: toExit.kind === 'yield' ? toExit.yieldToMaturity : null, gains };
  });
  const coupon = couponOn(terms, settlement);
  return {
    kind: 'valued',
    valuation: {
      terms,
      settlement,
      quotedTo,
      cleanPrice: clean,
      accruedInterest: accrued,
      dirtyPrice: dirty,
      flows,
      yield: rate,
      yields,
      worst: exitsKnown ? worstOf(yields) : null,
      currentYield: coupon > 0 && clean > 0 ? fraction(coupon / clean) : null,
      modifiedDuration: slope,
      macaulayDuration: meanYears,
      convexity: curvature,
      basisPointValue: fraction(slope * dirty * BASIS_POINT),
      riseOnePoint: fraction(presentValueOf(flows, convention, fraction(rate + ONE_POINT)).price - dirty),
    },
  };
};

const worstOf = (yields: readonly YieldToExit[]): YieldToExit | null => {
  if (yields.some((exit) => exit.yield === null && !exit.gains)) return null;
  return yields.filter((exit) => exit.yield !== null).sort((a, b) => (a.yield as number) - (b.yield as number))[0] ?? null;
};
