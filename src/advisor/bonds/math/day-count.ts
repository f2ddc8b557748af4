import type { Day } from '../../units.ts';
import { dateOf } from './calendar.ts';

/**
 * How days become years.
 * - `30/360`: bond basis (ISDA 2006, 4.16(f)): a first day of 31 is 30; a last day of 31 is 30 if the first day is 30 by then.
 * - `30E/360`: Eurobond basis (ISDA 2006, 4.16(g)): every 31 is 30. The convention of Indian dated government securities.
 * - `ACT/365F`: days over 365. The convention of Indian treasury bills, commercial papers and certificates of deposit.
 * - `ACT/ACT ICMA` (ICMA rule 251): days over the days of the coupon period, times the period's length in years. Indian listed debt.
 */
export type DayCount = '30/360' | '30E/360' | 'ACT/365F' | 'ACT/ACT ICMA';

/** The regular coupon period ACT/ACT ICMA measures by. A short first period lies within the regular period it cuts short. */
export interface ReferencePeriod {
  readonly start: Day;
  readonly end: Day;
  readonly months: number;
}

const daysOf30 = (from: Day, to: Day, always: boolean): number => {
  const [first, last] = [dateOf(from), dateOf(to)];
  const firstDate = Math.min(first.date, 30);
  const lastDate = always || firstDate === 30 ? Math.min(last.date, 30) : last.date;
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
      return daysOf30(from, to, false) / 360;
    case '30E/360':
      return daysOf30(from, to, true) / 360;
    case 'ACT/365F':
      return (to - from) / 365;
    case 'ACT/ACT ICMA':
      if (!reference) throw new RangeError('ACT/ACT ICMA measures by coupon periods, and a single payment has none');
      return ((to - from) / (reference.end - reference.start)) * (reference.months / 12);
  }
};
