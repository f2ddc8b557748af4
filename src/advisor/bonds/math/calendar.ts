import { type Day, MILLISECONDS_PER_DAY, midnightOf } from '../../units.ts';

export interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
}

export const dateOf = (value: Day): CalendarDate => {
  const date = midnightOf(value);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
};

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** 28 to 31. */
const lastDateOfMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

/** Whether the day is the last of its month. */
export const isMonthEnd = (value: Day): boolean => {
  const { year, month, date } = dateOf(value);
  return date === lastDateOfMonth(year, month);
};

/**
 * The day a number of months earlier: the same date, or the month's last day if the month is shorter. With the end-of-month rule, the last
 * day of a month always leads to a last day (a quarter before 30 June is 31 March).
 */
export const monthsBefore = (value: Day, months: number, endOfMonth = true): Day => {
  const { year, month, date } = dateOf(value);
  const target = year * 12 + (month - 1) - months;
  const [targetYear, targetMonth] = [Math.floor(target / 12), (target % 12) + 1];
  const last = lastDateOfMonth(targetYear, targetMonth);
  const targetDate = endOfMonth && isMonthEnd(value) ? last : Math.min(date, last);
  return (Date.UTC(targetYear, targetMonth - 1, targetDate) / MILLISECONDS_PER_DAY) as Day;
};

/** The day a number of months later, by the rule of `monthsBefore`. */
export const monthsAfter = (value: Day, months: number, endOfMonth = true): Day => monthsBefore(value, -months, endOfMonth);
