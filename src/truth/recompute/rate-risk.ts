import { type Counting, monthsBefore, yearsBetween } from '../world/day-counts.ts';
import { NEVER, type Terms } from '../world/structure.ts';
import type { OnOffer } from './market.ts';

/** Months between coupons, by `ip_frequency`. */
const MONTHS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 6, 5: 12 };
const AT_MATURITY = 6;
const TIMES: Readonly<Record<string, number>> = { annual: 1, 'half-yearly': 2, quarterly: 4, monthly: 12 };

/** A payment per unit of the face value that's outstanding at settlement. */
interface Payment {
  readonly on: number;
  readonly interest: number;
  readonly principal: number;
  readonly years: number;
}

/** How a bond is counted and quoted, by the written conventions. */
interface Quoted {
  readonly payments: readonly Payment[];
  /** How often a year the yield compounds. */
  readonly timesAYear: number;
  /** Up to how many years a single payment is discounted simply, as money markets do. */
  readonly simpleUpTo: number;
  /** Whether it's known how much is paid; otherwise, only when. */
  readonly isKnown: boolean;
}

/** Interest accrues from one day and is paid on the other. */
interface Period {
  readonly from: number;
  readonly end: number;
  readonly counting: Counting;
}

/** Until when a bond runs, and when and at what price it's repaid: a perpetual with the first call or put to come. Null: nobody knows. */
const endOf = ({ matures, traits, terms: { calls = [], puts = [] } }: OnOffer, settles: number) => {
  if (!traits.includes('perpetual')) return { runsTo: matures, repaid: matures, price: 1 };
  // A day that's recorded as a perpetual's maturity is that of a call.
  const called = calls.length > 0 || matures === NEVER ? calls : [{ day: matures, price: 1 }];
  const exits = [...called, ...puts].filter(({ day }) => day > settles).sort((a, b) => a.day - b.day);
  const [first, last] = [exits[0], exits.at(-1)];
  return first && last ? { runsTo: last.day, repaid: first.day, price: first.price } : null;
};

/**
 * Coupon periods that end after a day. They're counted back from the end of the bond, or from the coupon day before an odd last period. The
 * first is what's left at issue, or reaches to the first coupon day that's known.
 */
const periodsOf = (after: number, runsTo: number, issued: number | null, months: number, dayCount: string, terms: Terms): Period[] => {
  const { endOfMonth = true, lastRegular, firstCoupon } = terms;
  const counting = (from: number, to: number): Counting => ({ dayCount, months, endOfMonth, regular: [from, to] });
  const periods: Period[] = [];
  if (lastRegular !== undefined) {
    const regularEnd = monthsBefore(lastRegular, -months, endOfMonth);
    periods.push({ from: lastRegular, end: runsTo, counting: counting(lastRegular, regularEnd) });
  }
  const anchor = lastRegular ?? runsTo;
  for (let at = 1, end = anchor; end > after; at++) {
    const start = monthsBefore(anchor, at * months, endOfMonth);
    const isFirst = end === firstCoupon || (issued !== null && issued > start);
    const isOdd = isFirst && issued !== null && issued !== start;
    // The regular period around an odd first coupon is counted back from that coupon.
    const regular = counting(isOdd ? monthsBefore(end, months, endOfMonth) : start, end);
    periods.unshift({ from: isOdd ? issued : start, end, counting: regular });
    if (isFirst) break;
    end = start;
  }
  return periods;
};

/** What's paid after a day, and after how many years. */
const quoted = (bond: OnOffer, settles: number): Quoted | null => {
  const { terms } = bond;
  const { steps = [], repayments = [], exDays = 0 } = terms;
  const ends = bond.traits.includes('linked') ? null : endOf(bond, settles);
  const coupon = terms.lastFixing ?? bond.coupon;
  const issued = bond.issued !== null && bond.issued <= settles ? bond.issued : null;
  const isSingle = (coupon === 0 && steps.length === 0) || bond.frequencyCode === AT_MATURITY;
  const months = MONTHS[bond.frequencyCode ?? 0] ?? 12;
  if (!ends || ends.runsTo <= settles) return null;
  if (!isSingle && (coupon === null || coupon < 0 || MONTHS[bond.frequencyCode ?? 0] === undefined)) return null;

  const isSovereign = bond.type === 'Government Securities';
  const dayCount = terms.dayCount ?? (isSovereign ? '30E/360' : 'ACT/ACT ICMA');
  const isKnown = !isSingle || coupon === 0 || (coupon !== null && coupon > 0 && issued !== null);
  const yearly = isKnown ? (coupon ?? 0) : 0;
  // Coupons of a single payment have no periods to measure by.
  const single = { dayCount: dayCount === 'ACT/ACT ICMA' || (isSovereign && !terms.dayCount) ? 'ACT/365F' : dayCount, months } as const;
  const periods: readonly Period[] = isSingle
    ? [
        {
          from: yearly > 0 && issued !== null ? issued : settles,
          end: ends.runsTo,
          counting: { ...single, endOfMonth: true, regular: [settles, ends.runsTo] },
        },
      ]
    : periodsOf(settles, ends.runsTo, issued, months, dayCount, terms);

  const leftOn = (day: number): number => 1 - repayments.filter((each) => each.day <= day).reduce((sum, { share }) => sum + share, 0);
  const rateOn = (day: number): number => steps.findLast(({ from }) => from <= day)?.coupon ?? yearly;
  const interestOver = (from: number, to: number, counting: Counting): number => {
    const changes = [...steps.map((step) => step.from), ...repayments.map(({ day }) => day)];
    const days = [from, ...new Set(changes.filter((day) => day > from && day < to).sort((a, b) => a - b)), to];
    let sum = 0;
    for (let at = 1; at < days.length; at++) {
      const [start, end] = [days[at - 1] as number, days[at] as number];
      sum += rateOn(start) * leftOn(start) * yearsBetween(start, end, counting);
    }
    return sum;
  };
  const payments: Payment[] = [];
  let gone = 0;
  for (const { from, end, counting } of periods) {
    if (from >= ends.repaid) break;
    const until = Math.min(end, ends.repaid);
    const before = gone - (from < settles ? yearsBetween(from, settles, counting) : 0);
    for (const { day, share } of repayments) {
      if (day > Math.max(from, settles) && day < until)
        payments.push({ on: day, interest: 0, principal: share, years: before + yearsBetween(from, day, counting) });
    }
    const isEx = exDays > 0 && settles >= end - exDays;
    const repaid = until === ends.repaid ? leftOn(until - 1) * ends.price : (repayments.find(({ day }) => day === until)?.share ?? 0);
    gone = before + yearsBetween(from, until, counting);
    payments.push({ on: until, interest: isEx ? 0 : interestOver(from, until, counting), principal: repaid, years: gone });
  }
  const left = leftOn(settles);
  const paid = payments
    .filter(({ interest, principal }) => interest + principal > 0)
    .map((payment) => ({ ...payment, interest: payment.interest / left, principal: payment.principal / left }));
  const compounding = terms.compounding ?? (isSovereign ? 'half-yearly' : 'annual');
  const timesAYear = isSingle ? 1 : (TIMES[compounding] ?? 12 / months);
  const isSimple = paid.length === 1 && (isSingle || terms.simpleAtTheEnd === true);
  return { payments: paid, timesAYear, simpleUpTo: isSimple ? 1 / timesAYear : 0, isKnown };
};

const priceAt = ({ payments, timesAYear, simpleUpTo }: Quoted, rate: number): number => {
  let price = 0;
  for (const { interest, principal, years } of payments) {
    const amount = interest + principal;
    price += years <= simpleUpTo ? amount / (1 + rate * years) : amount / (1 + rate / timesAYear) ** (timesAYear * years);
  }
  return price;
};

/** A bond at its yield. */
export interface Priced {
  readonly payments: readonly Payment[];
  /** Of what's paid, per unit of face value; null if only the days of the payments are known. */
  readonly price: number | null;
  readonly duration: number;
  /** How the price changes if the yield rises by a point. */
  readonly rise: number;
}

/**
 * How a bond is priced and how its price reacts to its yield; null if what's known of it doesn't tell. One payment: days over 365. Government
 * Securities: 30E/360, quoted half-yearly. All other coupon bonds: parts of their coupon periods (ACT/ACT ICMA), quoted yearly. The bond's own
 * terms count before that, as docs/pricing.md says.
 */
export const pricedOf = (bond: OnOffer, settles: number): Priced | null => {
  const found = quoted(bond, settles);
  if (!found || bond.yield === null || bond.matures <= settles) return null;
  const at = bond.yield;
  const price = (rate: number): number => priceAt(found, rate);
  // The duration is the slope of the price, here by differences (Richardson).
  const slope = (step: number): number => (price(at + step) - price(at - step)) / (2 * step);
  const derivative = (4 * slope(5e-5) - slope(1e-4)) / 3;
  return {
    payments: found.payments,
    price: found.isKnown ? price(at) : null,
    duration: -derivative / price(at),
    rise: price(at + 0.01) / price(at) - 1,
  };
};
