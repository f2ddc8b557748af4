import { dateOf } from '../world/calendar.ts';
import type { OnOffer } from './market.ts';

/** Months between coupons, by `ip_frequency`. */
const MONTHS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 6, 5: 12 };
const AT_MATURITY = 6;

const lastDateOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** So many months before: the same date, or the month's last; from a last date to a last date. */
export const monthsBefore = (day: number, months: number): number => {
  const { year, month, date } = dateOf(day);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = lastDateOf(first.getUTCFullYear(), first.getUTCMonth() + 1);
  const isLast = date === lastDateOf(year, month);
  return first.getTime() / 86_400_000 + (isLast ? last : Math.min(date, last)) - 1;
};

/** A payment per unit of face value. */
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
  /** One payment, which within a year is discounted simply, as money markets do. */
  readonly isSingle: boolean;
  /** Whether it's known how much is paid; otherwise, only when. */
  readonly isKnown: boolean;
}

/** 30E/360: every month has 30 days. */
const yearsOf30 = (from: number, to: number): number => {
  const [a, b] = [dateOf(from), dateOf(to)];
  return b.year - a.year + (b.month - a.month) / 12 + (Math.min(b.date, 30) - Math.min(a.date, 30)) / 360;
};

/**
 * What's paid after a day, per unit of face value, and after how many years. One payment: days over 365. Government Securities: 30E/360, quoted
 * half-yearly. All other coupon bonds: parts of their coupon periods (ACT/ACT ICMA), quoted yearly.
 */
const quoted = (bond: OnOffer, settles: number): Quoted | null => {
  const { coupon, frequencyCode, matures } = bond;
  if (coupon === 0 || frequencyCode === AT_MATURITY) {
    const from = bond.issued !== null && bond.issued <= settles ? bond.issued : null;
    // What's paid at the end has grown since the issue. How its price reacts doesn't depend on that.
    const interest = coupon === null || from === null ? 0 : (coupon * (matures - from)) / 365;
    const payment = { on: matures, interest, principal: 1, years: (matures - settles) / 365 };
    const isKnown = coupon === 0 || (coupon !== null && coupon > 0 && from !== null);
    return { payments: [payment], timesAYear: 1, isSingle: true, isKnown };
  }
  const months = MONTHS[frequencyCode ?? 0];
  if (coupon === null || coupon < 0 || months === undefined) return null;
  const issued = bond.issued !== null && bond.issued <= settles ? bond.issued : null;
  const isSovereign = bond.type === 'Government Securities';
  const periods: Array<{ readonly from: number; readonly regular: number; readonly end: number }> = [];
  for (let at = 1, end = matures; end > settles; at++) {
    const start = monthsBefore(matures, at * months);
    const isCut = issued !== null && issued > start;
    // A first period that's cut short is a part of the regular one before its coupon.
    periods.unshift({ from: isCut ? issued : start, regular: isCut ? monthsBefore(end, months) : start, end });
    end = start;
  }
  let years = 0;
  const payments = periods.map(({ from, regular, end }): Payment => {
    const inYears = (first: number, last: number): number =>
      isSovereign ? yearsOf30(first, last) : (((last - first) / (end - regular)) * months) / 12;
    years += inYears(from, end) - (from < settles ? inYears(from, settles) : 0);
    return { on: end, interest: coupon * inYears(from, end), principal: end === matures ? 1 : 0, years };
  });
  return { payments, timesAYear: isSovereign ? 2 : 1, isSingle: false, isKnown: true };
};

const priceAt = ({ payments, timesAYear, isSingle }: Quoted, rate: number): number => {
  let price = 0;
  for (const { interest, principal, years } of payments) {
    const amount = interest + principal;
    price += isSingle && years <= 1 ? amount / (1 + rate * years) : amount / (1 + rate / timesAYear) ** (timesAYear * years);
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

/** How a bond is priced and how its price reacts to its yield; null if what's known of it doesn't tell. */
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
