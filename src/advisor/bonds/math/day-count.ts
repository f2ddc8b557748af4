import type { Day } from '../../units.ts';
import { dateOf, isMonthEnd, monthsAfter, monthsBefore } from './calendar.ts';

/**
 * How days become years.
 * - `30/360`: bond basis (ISDA 2006, 4.16(f)): a first day of 31 is 30; a last day of 31 is 30 if the first day is 30 by then.
 * - `30/360 US`: the same, but a first day that's the last of February is a 30th, and so is a last day that's one too (QuantLib's USA).
 * - `30E/360`: Eurobond basis (ISDA 2006, 4.16(g)): every 31 is 30. The convention of Indian dated government securities.
 * - `ACT/360`, `ACT/365F`: days over 360 or 365. The latter is the convention of Indian treasury bills, commercial papers and
 *   certificates of deposit.
 * - `ACT/ACT ICMA` (ICMA rule 251): days over the days of the coupon period, times the period's length in years. Indian listed debt.
 */
export const DAY_COUNTS = ['30/360', '30/360 US', '30E/360', 'ACT/360', 'ACT/365F', 'ACT/ACT ICMA'] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/**
 * The regular coupon period that ACT/ACT ICMA measures by. A short odd period lies within it; a long one reaches into further periods of
 * the same length, which are counted on from its ends.
 */
export interface ReferencePeriod {
  readonly start: Day;
  readonly end: Day;
  readonly months: number;
  /** Whether the periods counted on from its ends follow the end-of-month rule. */
  readonly endOfMonth: boolean;
}

const isEndOfFebruary = (value: Day): boolean => dateOf(value).month === 2 && isMonthEnd(value);

const daysOf30 = (from: Day, to: Day, rule: '30/360' | '30/360 US' | '30E/360'): number => {
  const [first, last] = [dateOf(from), dateOf(to)];
  const isFebruary = rule === '30/360 US' && isEndOfFebruary(from);
  const firstDate = isFebruary ? 30 : Math.min(first.date, 30);
  const lastIs30 = isFebruary && isEndOfFebruary(to);
  const cut = rule === '30E/360' || Math.min(first.date, 30) === 30;
  const lastDate = lastIs30 ? 30 : cut ? Math.min(last.date, 30) : last.date;
  return 360 * (last.year - first.year) + 30 * (last.month - first.month) + (lastDate - firstDate);
};

/**
 * Years from one day to another, both within one coupon period.
 * @param reference the regular period around both days; used by ACT/ACT ICMA only
 * @throws RangeError for ACT/ACT ICMA without a reference period
 */
export const yearFraction = (dayCount: DayCount, from: Day, to: Day, reference: ReferencePeriod | null): number => {
  switch (dayCount) {
    case '30/360':
    case '30/360 US':
    case '30E/360':
      return daysOf30(from, to, dayCount) / 360;
    case 'ACT/360':
      return (to - from) / 360;
    case 'ACT/365F':
      return (to - from) / 365;
    case 'ACT/ACT ICMA':
      if (!reference) throw new RangeError('ACT/ACT ICMA measures by coupon periods, and a single payment has none');
      return yearsByPeriods(from, to, reference);
  }
};

/** Each day counts as a part of the regular period it lies in (ICMA rule 251.1, for odd periods too). */
const yearsByPeriods = (from: Day, to: Day, { start, end, months, endOfMonth }: ReferencePeriod): number => {
  if (to <= from) return to === from ? 0 : -yearsByPeriods(to, from, { start, end, months, endOfMonth });
  let periods = 0;
  const count = (first: Day, next: Day): void => {
    const days = Math.min(to, next) - Math.max(from, first);
    if (days > 0) periods += days / (next - first);
  };
  count(start, end);
  for (let next = start, back = 1; next > from; back++) {
    const first = monthsBefore(start, back * months, endOfMonth);
    count(first, next);
    next = first;
  }
  for (let first = end, on = 1; first < to; on++) {
    const next = monthsAfter(end, on * months, endOfMonth);
    count(first, next);
    first = next;
  }
  return periods * (months / 12);
};
