import { type Day, fraction } from '../units.ts';
import type { BondOnOffer } from './bond.ts';
import type { BondTrait } from './bond-traits.ts';
import { conventionOf, SINGLE_PAYMENT } from './conventions.ts';
import type { Compounding, KnownTerms } from './known-terms.ts';
import { type BondTerms, bondTerms, type Redemption } from './math/bond-terms.ts';
import { monthsBetweenCoupons } from './math/coupon-frequency.ts';
import { couponPeriods } from './math/coupon-periods.ts';
import { compounded, type YieldConvention } from './math/yield-convention.ts';
import { traitsOf } from './traits-of.ts';

/** Why a bond has no price. `terms-conflict`: its terms contradict each other; `detail` says how. */
export type NotPriceable =
  | 'market-linked'
  | 'gold-linked'
  | 'maturity-unknown'
  | 'perpetual-without-call'
  | 'matured'
  | 'coupon-unknown'
  | 'frequency-unknown'
  | 'issue-day-unknown'
  | 'terms-conflict';

/** A day on which the whole bond may be repaid. */
export interface Exit extends Redemption {
  readonly kind: 'maturity' | 'call' | 'put';
}

export type Priceable =
  | {
      readonly kind: 'priceable';
      readonly terms: BondTerms;
      /** After settlement, in order of their days; maturity last, if there's one. */
      readonly exits: readonly Exit[];
      /** What its yield is quoted to: maturity, or the first call of a perpetual. */
      readonly quotedTo: Exit;
      /** Whether a day is known for every right to repay early that the bond has. */
      readonly exitsKnown: boolean;
    }
  | { readonly kind: 'not-priceable'; readonly reason: NotPriceable; readonly detail?: string };

/** What decides a price, apart from the yield. */
export type PricedFacts = Pick<
  BondOnOffer,
  'bondType' | 'coupon' | 'maturityDay' | 'frequency' | 'issueDay' | 'namedCallable' | 'traits' | 'terms'
>;

const PAR = fraction(1);

const has = ({ traits = [] }: PricedFacts, trait: BondTrait): boolean => traits.includes(trait);

const notPriceable = (reason: NotPriceable, detail?: string): Priceable => ({
  kind: 'not-priceable',
  reason,
  ...(detail !== undefined && { detail }),
});

/**
 * A bond as it can be priced on a settlement day, or the reason why it can't. A perpetual runs to its last known call (a maturity recorded
 * of it counts as one). A floater pays its last
 * fixing throughout. A bond settled before its issue counts as if it were already running.
 */
export const priceable = (recorded: PricedFacts, settlement: Day): Priceable => {
  const bond = has(recorded, 'perpetual') ? withoutMaturity(recorded) : recorded;
  if (has(bond, 'market-linked')) return notPriceable('market-linked');
  if (has(bond, 'sovereign gold')) return notPriceable('gold-linked');
  const exits = exitsAfter(bond, settlement);
  const last = exits.at(-1);
  const lastDay = bond.maturityDay ?? last?.day ?? null;
  if (lastDay === null) return notPriceable(has(bond, 'perpetual') ? 'perpetual-without-call' : 'maturity-unknown');
  if (lastDay <= settlement || !last) return notPriceable('matured');
  const coupon = bond.terms?.lastFixing ?? bond.coupon;
  if (coupon === null || coupon < 0) return notPriceable('coupon-unknown');
  const issueDay = bond.issueDay != null && bond.issueDay <= settlement ? bond.issueDay : null;
  const frequency = coupon === 0 && !bond.terms?.steps?.length ? 'at maturity' : bond.frequency;
  if (!frequency) return notPriceable('frequency-unknown');
  if (frequency === 'at maturity' && coupon > 0 && issueDay === null) return notPriceable('issue-day-unknown');
  try {
    const described = { ...bond, coupon, frequency, issueDay: coupon === 0 ? null : issueDay, maturityDay: lastDay };
    const terms = bondTerms(termsOf(described));
    couponPeriods(terms, settlement);
    return {
      kind: 'priceable',
      terms,
      exits,
      quotedTo: bond.maturityDay === null ? (exits[0] as Exit) : last,
      exitsKnown: knowsItsExits(bond),
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return notPriceable('terms-conflict', error.message);
  }
};

/** A perpetual doesn't mature: a day recorded as its maturity is that of a call, if no other is known. */
const withoutMaturity = (bond: PricedFacts): PricedFacts => {
  const { maturityDay, terms } = bond;
  const calls = terms?.calls?.length ? terms.calls : maturityDay === null ? [] : [{ day: maturityDay, price: PAR }];
  return { ...bond, maturityDay: null, terms: { ...terms, calls } };
};

const knowsItsExits = (bond: PricedFacts): boolean => {
  const traits = traitsOf(bond);
  const { calls, puts } = bond.terms ?? {};
  return (!traits.includes('callable') || Boolean(calls?.length)) && (!traits.includes('puttable') || Boolean(puts?.length));
};

type Described = Pick<BondTerms, 'coupon' | 'frequency' | 'issueDay' | 'maturityDay'> & Pick<BondOnOffer, 'bondType' | 'terms'>;

const termsOf = ({ bondType, terms = {}, coupon, frequency, issueDay, maturityDay }: Described): BondTerms => {
  const { dayCount, compounding } = conventionOf(bondType, terms);
  const { firstCouponDay, lastRegularDay, endOfMonth, exDays, steps, repayments } = terms;
  const isSingle = frequency === 'at maturity';
  const quotedAs = isSingle ? null : quotedBy(compounding, terms, frequency);
  return {
    issueDay,
    maturityDay,
    coupon,
    frequency,
    dayCount: isSingle && (terms.dayCount === undefined || terms.dayCount === 'ACT/ACT ICMA') ? SINGLE_PAYMENT : dayCount,
    ...(quotedAs && { quotedAs }),
    ...(firstCouponDay !== undefined && { firstCouponDay }),
    ...(lastRegularDay !== undefined && { lastRegularDay }),
    ...(endOfMonth !== undefined && { endOfMonth }),
    ...(exDays !== undefined && { exDays }),
    ...(steps && { steps }),
    ...(repayments && { repayments }),
  };
};

const TIMES: Readonly<Record<Exclude<Compounding, 'as coupons are paid'>, number>> = {
  annual: 1,
  'half-yearly': 2,
  quarterly: 4,
  monthly: 12,
};

const quotedBy = (compounding: Compounding, { simpleAtTheEnd = false }: KnownTerms, frequency: BondTerms['frequency']): YieldConvention => {
  const times = compounding === 'as coupons are paid' ? 12 / (monthsBetweenCoupons(frequency) ?? 12) : TIMES[compounding];
  return { ...compounded(times), simpleAtTheEnd };
};

const exitsAfter = ({ maturityDay, terms = {} }: PricedFacts, settlement: Day): readonly Exit[] => {
  const early = [
    ...(terms.calls ?? []).map((call) => ({ ...call, kind: 'call' as const })),
    ...(terms.puts ?? []).map((put) => ({ ...put, kind: 'put' as const })),
  ].filter(({ day }) => day > settlement && (maturityDay === null || day < maturityDay));
  const maturity: readonly Exit[] =
    maturityDay === null || maturityDay <= settlement ? [] : [{ kind: 'maturity', day: maturityDay, price: PAR }];
  return [...early.sort((a, b) => a.day - b.day), ...maturity];
};
