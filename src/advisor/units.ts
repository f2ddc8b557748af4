/** Units: money in whole paise, rates as fractions of one, days without a time or a zone. */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A client's id as the firm writes it. Compared and ordered by its UTF-8 bytes, whatever the database's collation. */
export type ClientId = Branded<string, 'ClientId'>;
/** Whole paise (1 rupee = 100 paise). Exact up to 9·10¹⁵. */
export type Paise = Branded<number, 'Paise'>;
/** A rate or share as a fraction of one: 9.5% is 0.095. */
export type Fraction = Branded<number, 'Fraction'>;
/** A calendar day as whole days since 1970-01-01. */
export type Day = Branded<number, 'Day'>;

export const MILLISECONDS_PER_DAY = 86_400_000;

export const clientId = (text: string): ClientId => text as ClientId;
export const paise = (whole: number): Paise => whole as Paise;
export const fraction = (share: number): Fraction => share as Fraction;
export const day = (daysSince1970: number): Day => daysSince1970 as Day;

/** Rupees to paise, rounded to the nearest paisa. */
export const paiseFromRupees = (rupees: number): Paise => Math.round(rupees * 100) as Paise;
export const rupeesFromPaise = (amount: Paise): number => amount / 100;

/** 9.5 (percent) to 0.095, without the rounding error of a plain division; for up to 10 decimals. */
export const fractionFromPercent = (percent: number): Fraction => (Math.round(percent * 1e10) / 1e12) as Fraction;
/** 0.095 to 9.5, rounded to 10 decimals. */
export const percentFromFraction = (share: Fraction): number => Math.round(share * 1e12) / 1e10;

/** `YYYY-MM-DD` or `YYYY/MM/DD` to a day; null if it isn't in the calendar (31 February, year 0000, words). */
export const dayFromIso = (text: string): Day | null => {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text.trim());
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1800 || year > 2999) return null;
  const milliseconds = Date.UTC(year, month - 1, date);
  const back = new Date(milliseconds);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return null;
  return (milliseconds / MILLISECONDS_PER_DAY) as Day;
};

/** A day as `YYYY-MM-DD`. */
export const isoFromDay = (value: Day): string => midnightOf(value).toISOString().slice(0, 10);

/** The instant at which a day begins in UTC. */
export const midnightOf = (value: Day): Date => new Date(value * MILLISECONDS_PER_DAY);
/** The calendar day of an instant, in UTC. */
export const dayOf = (instant: Date): Day => Math.floor(instant.getTime() / MILLISECONDS_PER_DAY) as Day;
/** The instant a number of 24-hour days earlier. */
export const daysBefore = (instant: Date, days: number): Date => new Date(instant.getTime() - days * MILLISECONDS_PER_DAY);

export const addDays = (value: Day, days: number): Day => (value + days) as Day;

/** Whole years between two days, as birthdays count them; negative if `later` is earlier. */
export const wholeYearsBetween = (earlier: Day, later: Day): number => {
  const from = midnightOf(earlier);
  const to = midnightOf(later);
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const monthsAhead = to.getUTCMonth() - from.getUTCMonth();
  const beforeBirthday = monthsAhead < 0 || (monthsAhead === 0 && to.getUTCDate() < from.getUTCDate());
  return beforeBirthday ? years - 1 : years;
};

/** Orders text by its UTF-8 bytes (code points, not UTF-16 units). For `Array.prototype.sort`. */
export const compareBytewise = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    const aSurrogate = a >= 0xd800 && a <= 0xdfff;
    const bSurrogate = b >= 0xd800 && b <= 0xdfff;
    if (aSurrogate !== bSurrogate) return aSurrogate ? 1 : -1;
    return a - b;
  }
  return left.length - right.length;
};
