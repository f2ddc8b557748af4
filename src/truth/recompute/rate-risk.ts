import { dateOf } from '../world/calendar.ts';
import type { OnOffer } from './market.ts';

/** Months between coupons, by `ip_frequency`. */
const MONTHS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 3, 4: 6, 5: 12 };
const AT_MATURITY = 6;

const lastDateOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** So many months before: the same date, or the month's last; from a last date to a last date. */
const monthsBefore = (day: number, months: number): number => {
  const { year, month, date } = dateOf(day);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = lastDateOf(first.getUTCFullYear(), first.getUTCMonth() + 1);
  const isLast = date === lastDateOf(year, month);
  return first.getTime() / 86_400_000 + (isLast ? last : Math.min(date, last)) - 1;
};

interface Payment {
  readonly amount: number;
  readonly years: number;
}

/** How a bond is counted and quoted, by the written conventions. */
interface Quoted {
  readonly payments: readonly Payment[];
  /** How often a year the yield compounds. */
  readonly timesAYear: number;
  /** One payment, which within a year is discounted simply, as money markets do. */
  readonly isSingle: boolean;
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
    return { payments: [{ amount: 1, years: (matures - settles) / 365 }], timesAYear: 1, isSingle: true };
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
    return { amount: coupon * inYears(from, end) + (end === matures ? 1 : 0), years };
  });
  return { payments, timesAYear: isSovereign ? 2 : 1, isSingle: false };
};

const priceAt = ({ payments, timesAYear, isSingle }: Quoted, rate: number): number => {
  let price = 0;
  for (const { amount, years } of payments) {
    price += isSingle && years <= 1 ? amount / (1 + rate * years) : amount / (1 + rate / timesAYear) ** (timesAYear * years);
  }
  return price;
};

/** How the price of a bond reacts to its yield; null if what's known of it doesn't tell. */
export const rateRiskOf = (bond: OnOffer, settles: number): { readonly duration: number; readonly rise: number } | null => {
  const found = quoted(bond, settles);
  if (!found || bond.yield === null || bond.matures <= settles) return null;
  const at = bond.yield;
  const price = (rate: number): number => priceAt(found, rate);
  // The duration is the slope of the price, here by differences (Richardson).
  const slope = (step: number): number => (price(at + step) - price(at - step)) / (2 * step);
  const derivative = (4 * slope(5e-5) - slope(1e-4)) / 3;
  return { duration: -derivative / price(at), rise: price(at + 0.01) / price(at) - 1 };
};
