import { monthsBefore } from '../world/day-counts.ts';
import type { TaxThen } from '../world/notes.ts';
import type { OnOffer } from '../world/on-offer.ts';
import type { World } from '../world/world.ts';
import type { Payment, Quoted } from './payments.ts';
import { yieldAt } from './yields.ts';

const inForce = <Rule extends { readonly from: number }>(rules: readonly Rule[], day: number): Rule | null =>
  [...rules].sort((a, b) => b.from - a.from).find(({ from }) => from <= day) ?? null;

/** How income is taxed for a purchase that settles on a day; null before the first rules. */
export const taxOn = ({ notes }: World, settles: number): TaxThen | null => inForce(notes.taxes, settles);

export const isTaxFree = ({ type, structures }: Pick<OnOffer, 'type' | 'structures'>): boolean =>
  type === 'Tax-Free Bonds' || structures.includes('tax-free');

/** What a purchase costs, per unit of face value. */
interface Paid {
  readonly settles: number;
  readonly clean: number;
  readonly full: number;
}

/** The yield of what's left after tax, as the kind `quote.afterTax` is defined. Null: it needs a slab that isn't known, or there's none. */
export const yieldAfterTax = (bond: OnOffer, schedule: Quoted, paid: Paid, rules: TaxThen, slab: number | null): number | null => {
  const taxed = (income: number, rate: number | null): number | null => {
    if (income <= 0 || rate === 0) return 0;
    return rate === null ? null : income * rate * (1 + rules.cess);
  };
  const isListed = bond.terms.listed ?? true;
  const longTermAfter = monthsBefore(paid.settles, -rules.longTermMonths);
  let repaid = 0;
  for (const { principal } of schedule.payments) repaid += principal;
  // The buyer pays for the interest that accrued before.
  let bought = schedule.accrued;
  const kept: Payment[] = [];
  for (const payment of schedule.payments) {
    const { interest, principal, on } = payment;
    const earned = interest > 0 ? interest - bought : interest;
    if (interest > 0) bought = 0;
    const onInterest = isTaxFree(bond) ? 0 : taxed(earned, slab);
    const onGain = taxed(principal * (1 - paid.clean / repaid), isListed && on > longTermAfter ? rules.longTerm : slab);
    if (onInterest === null || onGain === null) return null;
    kept.push({ ...payment, principal: principal - onInterest - onGain });
  }
  return yieldAt({ ...schedule, payments: kept }, paid.full);
};
