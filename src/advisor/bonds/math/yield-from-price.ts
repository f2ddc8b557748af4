import { type Day, type Fraction, fraction } from '../../units.ts';
import { accruedInterest } from './accrued-interest.ts';
import type { BondTerms } from './bond-terms.ts';
import { type CashFlow, cashFlowsAfter } from './cash-flows.ts';
import { presentValueOf } from './present-value.ts';
import { type YieldConvention, yieldConventionOf } from './yield-convention.ts';

export type YieldFromPrice =
  | { readonly kind: 'yield'; readonly yieldToMaturity: Fraction }
  /** `no-time-left`: by the day count, the payment is due today. `out-of-reach`: no yield in the searched range has this price. */
  | { readonly kind: 'no-yield'; readonly reason: 'price-not-positive' | 'no-time-left' | 'out-of-reach' | 'not-converged' };

const noYield = (reason: Extract<YieldFromPrice, { kind: 'no-yield' }>['reason']): YieldFromPrice => ({ kind: 'no-yield', reason });

/**
 * The yield at a dirty price (per unit of outstanding face value).
 * @throws RangeError if the bond isn't alive on the settlement day
 */
export const yieldFromDirtyPrice = (bond: BondTerms, settlement: Day, dirtyPrice: Fraction): YieldFromPrice =>
  yieldOfFlows(cashFlowsAfter(bond, settlement), yieldConventionOf(bond), dirtyPrice);

/** The yield at a quoted price. */
export const yieldFromCleanPrice = (bond: BondTerms, settlement: Day, cleanPrice: Fraction): YieldFromPrice =>
  yieldFromDirtyPrice(bond, settlement, fraction(cleanPrice + accruedInterest(bond, settlement)));

/** Growth per compounding period is searched between e^−30 and e^30. */
const FURTHEST = 30;
const TOLERANCE = 1e-12;
const MOST_STEPS = 200;

/**
 * The yield at which these flows are worth a price: Newton's method within a bracket, on the logarithm of the price as a function of the
 * force of interest x = f·ln(1 + y/f), a falling, nearly straight line. A step that leaves the bracket is replaced by bisection.
 * @param flows payments with what's positive in them; the price falls as the yield rises
 */
export const yieldOfFlows = (
  flows: readonly Pick<CashFlow, 'amount' | 'years'>[],
  quotedAs: YieldConvention,
  price: Fraction,
): YieldFromPrice => {
  if (!(price > 0) || !Number.isFinite(price)) return noYield('price-not-positive');
  if (!((flows.at(-1)?.years ?? 0) > 0)) return noYield('no-time-left');
  const target = Math.log(price);
  const periods = quotedAs.timesAYear;
  const yieldAt = (force: number): Fraction => fraction(periods * Math.expm1(force / periods));
  const above = (force: number): { readonly gap: number; readonly slope: number } => {
    const worth = presentValueOf(flows, quotedAs, yieldAt(force));
    return { gap: Math.log(worth.price) - target, slope: worth.slope * Math.exp(force / periods) };
  };
  let [low, high] = [-FURTHEST * periods, FURTHEST * periods];
  if (!(above(low).gap >= 0 && above(high).gap <= 0)) return noYield('out-of-reach');
  let force = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gap, slope } = above(force);
    if (gap >= 0) low = force;
    if (gap <= 0) high = force;
    const newton = force + gap / slope;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    const moved = Math.abs(next - force);
    force = next;
    if (moved <= TOLERANCE * Math.max(1, Math.abs(next))) return { kind: 'yield', yieldToMaturity: yieldAt(force) };
  }
  return noYield('not-converged');
};
