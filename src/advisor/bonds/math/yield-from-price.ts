import { type Day, type Fraction, fraction } from '../../units.ts';
import { accruedInterest } from './accrued-interest.ts';
import type { BulletBond } from './bullet-bond.ts';
import { type CashFlow, cashFlowsAfter } from './cash-flows.ts';
import { compoundingsAYear } from './discounting.ts';

export type YieldFromPrice =
  | { readonly kind: 'yield'; readonly yieldToMaturity: Fraction }
  /** `no-time-left`: by the day count, the payment is due today. `out-of-reach`: no yield in the searched range has this price. */
  | { readonly kind: 'no-yield'; readonly reason: 'price-not-positive' | 'no-time-left' | 'out-of-reach' | 'not-converged' };

const noYield = (reason: Extract<YieldFromPrice, { kind: 'no-yield' }>['reason']): YieldFromPrice => ({ kind: 'no-yield', reason });
const found = (yieldToMaturity: number): YieldFromPrice =>
  Number.isFinite(yieldToMaturity) ? { kind: 'yield', yieldToMaturity: fraction(yieldToMaturity) } : noYield('out-of-reach');

/**
 * The yield at a dirty price (a fraction of the face value).
 * @throws RangeError if the bond isn't alive on the settlement day
 */
export const yieldFromDirtyPrice = (bond: BulletBond, settlement: Day, dirtyPrice: Fraction): YieldFromPrice => {
  const flows = cashFlowsAfter(bond, settlement);
  if (!(dirtyPrice > 0) || !Number.isFinite(dirtyPrice)) return noYield('price-not-positive');
  const last = flows.at(-1) as CashFlow;
  if (!(last.years > 0)) return noYield('no-time-left');
  if (bond.frequency !== 'at maturity') return searched(flows, compoundingsAYear(bond), bond.coupon, dirtyPrice);
  const gain = last.amount / dirtyPrice;
  return found(last.years <= 1 ? (gain - 1) / last.years : Math.expm1(Math.log(gain) / last.years));
};

/** The yield at a quoted price. */
export const yieldFromCleanPrice = (bond: BulletBond, settlement: Day, cleanPrice: Fraction): YieldFromPrice =>
  yieldFromDirtyPrice(bond, settlement, fraction(cleanPrice + accruedInterest(bond, settlement)));

/** Growth per compounding period is searched between e^−30 and e^30. */
const FURTHEST = 30;
const TOLERANCE = 1e-12;
const MOST_STEPS = 200;

/**
 * Newton's method within a bracket, on the logarithm of the price as a function of the force of interest x = f·ln(1 + y/f): a falling,
 * convex, nearly straight line whose slope is the mean time of the flows. A step that leaves the bracket is replaced by bisection.
 */
const searched = (flows: readonly CashFlow[], periods: number, start: number, price: number): YieldFromPrice => {
  const target = Math.log(price);
  const above = (force: number): { readonly gap: number; readonly meanYears: number } => {
    let [worth, weighted] = [0, 0];
    for (const { amount, years } of flows) {
      const present = amount * Math.exp(-force * years);
      worth += present;
      weighted += present * years;
    }
    return { gap: Math.log(worth) - target, meanYears: weighted / worth };
  };
  let [low, high] = [-FURTHEST * periods, FURTHEST * periods];
  if (!(above(low).gap >= 0 && above(high).gap <= 0)) return noYield('out-of-reach');
  let force = periods * Math.log1p(start / periods);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gap, meanYears } = above(force);
    if (gap >= 0) low = force;
    if (gap <= 0) high = force;
    const newton = force + gap / meanYears;
    const next = newton >= low && newton <= high ? newton : (low + high) / 2;
    const moved = Math.abs(next - force);
    force = next;
    if (moved <= TOLERANCE * Math.max(1, Math.abs(next))) return found(periods * Math.expm1(force / periods));
  }
  return noYield('not-converged');
};
