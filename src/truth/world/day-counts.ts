import { dateOf } from './calendar.ts';

const lastDateOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** So many months before: the same date, or the month's last; from a last date to a last date, if the end-of-month rule applies. */
export const monthsBefore = (day: number, months: number, endOfMonth = true): number => {
  const { year, month, date } = dateOf(day);
  const first = new Date(Date.UTC(year, month - 1 - months, 1));
  const last = lastDateOf(first.getUTCFullYear(), first.getUTCMonth() + 1);
  const isLast = endOfMonth && date === lastDateOf(year, month);
  return first.getTime() / 86_400_000 + (isLast ? last : Math.min(date, last)) - 1;
};

/** How days become years, with the regular coupon period that ACT/ACT ICMA measures by. */
export interface Counting {
  readonly dayCount: string;
  readonly months: number;
  readonly endOfMonth: boolean;
  readonly regular: readonly [from: number, to: number];
}

const isLastOfFebruary = (day: number): boolean => dateOf(day).month === 2 && dateOf(day + 1).month === 3;

/** Every month has 30 days; the rules differ in what they make of a 31st, and of the end of February. */
const yearsOf30 = (from: number, to: number, rule: string): number => {
  const [a, b] = [dateOf(from), dateOf(to)];
  const american = rule === '30/360 US' && isLastOfFebruary(from);
  const first = american ? 30 : Math.min(a.date, 30);
  let last = b.date;
  if (american && isLastOfFebruary(to)) last = 30;
  else if (last === 31 && (rule === '30E/360' || a.date >= 30)) last = 30;
  return b.year - a.year + (b.month - a.month) / 12 + (last - first) / 360;
};

/** Each day is a part of the regular period it lies in; further periods are counted on from the ends of the one that's given. */
const yearsOfPeriods = (from: number, to: number, { months, endOfMonth, regular }: Counting): number => {
  const ends = [...regular];
  for (let at = 1; (ends[0] as number) > from; at++) ends.unshift(monthsBefore(regular[0], at * months, endOfMonth));
  for (let at = 1; (ends.at(-1) as number) < to; at++) ends.push(monthsBefore(regular[1], -at * months, endOfMonth));
  let periods = 0;
  for (let at = 1; at < ends.length; at++) {
    const [start, end] = [ends[at - 1] as number, ends[at] as number];
    periods += Math.max(0, Math.min(to, end) - Math.max(from, start)) / (end - start);
  }
  return (periods * months) / 12;
};

/** Years from one day to a later one. */
export const yearsBetween = (from: number, to: number, counting: Counting): number => {
  switch (counting.dayCount) {
    case 'ACT/360':
      return (to - from) / 360;
    case 'ACT/365F':
      return (to - from) / 365;
    case 'ACT/ACT ICMA':
      return yearsOfPeriods(from, to, counting);
    default:
      return yearsOf30(from, to, counting.dayCount);
  }
};
