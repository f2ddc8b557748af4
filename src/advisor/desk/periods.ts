import { type Day, day, MILLISECONDS_PER_DAY, midnightOf } from '../units.ts';

/** How many months the desk's figures go back. */
export const MONTHS_BACK = 36;

/** `2026-06` for a month, `2026 Q2` for a quarter. */
export interface Periods {
  /** Oldest first; the last contains the day the figures are as of. */
  readonly names: readonly string[];
  /** The place of a day's period; -1 before the first. */
  readonly of: (onDay: number) => number;
}

const MONTHS_A_QUARTER = 3;

/** A day's month, counted from year 0. */
const monthOf = (onDay: number): number => {
  const date = midnightOf(day(onDay));
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
const firstDayOf = (month: number): Day => day(Date.UTC(Math.floor(month / 12), month % 12, 1) / MILLISECONDS_PER_DAY);
const nameOfMonth = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const nameOfQuarter = (quarter: number): string => `${Math.floor(quarter / 4)} Q${(quarter % 4) + 1}`;

/** The last 36 calendar months up to a day, or the quarters they lie in. */
export const periodsUpTo = (asOf: Day, kind: 'month' | 'quarter'): Periods => {
  const length = kind === 'month' ? 1 : MONTHS_A_QUARTER;
  const last = Math.floor(monthOf(asOf) / length);
  const first = last - MONTHS_BACK / length + 1;
  const firstDay = firstDayOf(first * length);
  // A table by day, because a book has millions of trades and a calendar is slow.
  const places = Int16Array.from({ length: asOf - firstDay + 1 }, (_, at) => Math.floor(monthOf(firstDay + at) / length) - first);
  const names = Array.from({ length: last - first + 1 }, (_, at) => (kind === 'month' ? nameOfMonth : nameOfQuarter)(first + at));
  return { names, of: (onDay) => places[onDay - firstDay] ?? -1 };
};
