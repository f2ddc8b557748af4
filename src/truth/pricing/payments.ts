import { dateOf } from '../world/calendar.ts';
import { type Counting, monthsBefore, yearsBetween } from '../world/day-counts.ts';
import type { OnOffer } from '../world/on-offer.ts';
import { type Exit, NEVER, type Terms } from '../world/structure.ts';

/** Months between coupons, by `ip_frequency`. */
const MONTHS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 6, 5: 12 };
const AT_MATURITY = 6;
const TIMES: Readonly<Record<string, number>> = { annual: 1, 'half-yearly': 2, quarterly: 4, monthly: 12 };

/** A payment per unit of the face value that's outstanding at settlement. */
export interface Payment {
  readonly on: number;
  readonly interest: number;
  readonly principal: number;
  readonly years: number;
}

/** How a bond is counted and quoted, by the written conventions. */
export interface Quoted {
  readonly payments: readonly Payment[];
  /** How often a year the yield compounds. */
  readonly timesAYear: number;
  /** Up to how many years a single payment is discounted simply, as money markets do. */
  readonly simpleUpTo: number;
  /** Whether it's known how much is paid; otherwise, only when. */
  readonly isKnown: boolean;
  /** Interest that's accrued at settlement, per unit outstanding. */
  readonly accrued: number;
  /** A year's coupon at settlement. */
  readonly coupon: number;
  /** The day from which coupon days are counted back. */
  readonly anchor: number;
}

/** Interest accrues from one day and is paid on the other. */
interface Period {
  readonly from: number;
  readonly end: number;
  readonly counting: Counting;
}

/** A day on which all of a bond may be repaid, at a price per unit of what's then outstanding. */
export interface Ending extends Exit {
  readonly kind: 'maturity' | 'call' | 'put';
}

/** Until when a bond runs, all its exits to come, and the one its yield is to: maturity, or a perpetual's first call or put. Null: nobody knows. */
export const endingsOf = ({ matures, traits, terms: { calls = [], puts = [] } }: OnOffer, settles: number) => {
  const isPerpetual = traits.includes('perpetual');
  // A day that's recorded as a perpetual's maturity is that of a call.
  const called = calls.length > 0 || matures === NEVER || !isPerpetual ? calls : [{ day: matures, price: 1 }];
  const early: Ending[] = [];
  for (const { day, price } of called) early.push({ kind: 'call', day, price });
  for (const { day, price } of puts) early.push({ kind: 'put', day, price });
  const exits = early.filter(({ day }) => day > settles && (isPerpetual || day < matures)).sort((a, b) => a.day - b.day);
  if (!isPerpetual) exits.push({ kind: 'maturity', day: matures, price: 1 });
  const [first, last] = [exits[0], exits.at(-1)];
  return first && last ? { runsTo: last.day, exits, quotedTo: isPerpetual ? first : last } : null;
};

/**
 * Coupon periods that end after a day. They're counted back from the end of the bond, or from the coupon day before an odd last period. The
 * first is what's left at issue, or reaches to the first coupon day that's known.
 */
const periodsOf = (after: number, runsTo: number, issued: number | null, months: number, dayCount: string, terms: Terms): Period[] => {
  const { lastRegular, firstCoupon } = terms;
  const anchor = lastRegular ?? runsTo;
  // Only a month's last day counts to last days.
  const endOfMonth = (terms.endOfMonth ?? true) && dateOf(anchor + 1).date === 1;
  const counting = (from: number, to: number): Counting => ({ dayCount, months, endOfMonth, regular: [from, to] });
  const periods: Period[] = [];
  if (lastRegular !== undefined) {
    const regularEnd = monthsBefore(lastRegular, -months, endOfMonth);
    periods.push({ from: lastRegular, end: runsTo, counting: counting(lastRegular, regularEnd) });
  }
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

/** What's paid after a day, and after how many years. @param exit when it's repaid; absent: when its yield is to */
export const quoted = (bond: OnOffer, settles: number, exit?: Ending): Quoted | null => {
  const { terms } = bond;
  const { steps = [], repayments = [], exDays = 0 } = terms;
  const endings = bond.traits.includes('linked') ? null : endingsOf(bond, settles);
  const last = exit ?? endings?.quotedTo;
  const ends = endings && last ? { runsTo: endings.runsTo, repaid: last.day, price: last.price } : null;
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
  const left = leftOn(settles);
  const isEx = (end: number): boolean => exDays > 0 && settles >= end - exDays;
  const [running] = periods;
  let accrued = 0;
  if (running && running.from < settles)
    accrued = isEx(running.end)
      ? -interestOver(settles, running.end, running.counting)
      : interestOver(running.from, settles, running.counting);
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
    const repaid = until === ends.repaid ? leftOn(until - 1) * ends.price : (repayments.find(({ day }) => day === until)?.share ?? 0);
    gone = before + yearsBetween(from, until, counting);
    payments.push({ on: until, interest: isEx(end) ? 0 : interestOver(from, until, counting), principal: repaid, years: gone });
  }
  const paid = payments
    .filter(({ interest, principal }) => interest + principal > 0)
    .map((payment) => ({ ...payment, interest: payment.interest / left, principal: payment.principal / left }));
  const compounding = terms.compounding ?? (isSovereign ? 'half-yearly' : 'annual');
  const timesAYear = isSingle ? 1 : (TIMES[compounding] ?? 12 / months);
  const isSimple = paid.length === 1 && (isSingle || terms.simpleAtTheEnd === true);
  return {
    payments: paid,
    timesAYear,
    simpleUpTo: isSimple ? 1 / timesAYear : 0,
    isKnown,
    accrued: accrued / left,
    coupon: rateOn(settles),
    anchor: terms.lastRegular ?? ends.runsTo,
  };
};

/** What the payments are worth at a yield. */
export const priceAt = ({ payments, timesAYear, simpleUpTo }: Quoted, rate: number): number => {
  let price = 0;
  for (const { interest, principal, years } of payments) {
    const amount = interest + principal;
    price += years <= simpleUpTo ? amount / (1 + rate * years) : amount / (1 + rate / timesAYear) ** (timesAYear * years);
  }
  return price;
};
