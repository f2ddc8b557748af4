import { decisiveRating } from '../../../advisor/bonds/decisive-rating.ts';
import { type Rating, RISK_BANDS, type RiskBand } from '../../../advisor/bonds/rating.ts';
import { parseRatings } from '../../../advisor/bonds/rating-words.ts';
import { GENDERS, type Gender } from '../../../advisor/book/book.ts';
import { IN_THE_FUTURE } from '../../../advisor/desk/data-quality.ts';
import { type Day, dayFromIso, type Fraction, fractionFromPercent, type Paise, paiseFromRupees } from '../../../advisor/units.ts';

/**
 * Readers of single cells, from a database (numbers, text, bytes) or a CSV file (text). Each returns null for an empty cell and undefined
 * for an absurd one.
 */

/** The text as written, including blanks around it; null if it's only blanks. */
export const textOf = (cell: unknown): string | null => {
  if (cell === null || cell === undefined) return null;
  const text = typeof cell === 'string' ? cell : Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell);
  return text.trim() === '' ? null : text;
};

/** The text without the blanks around it. */
export const trimmedTextOf = (cell: unknown): string | null => textOf(cell)?.trim() ?? null;

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** A plain decimal number: no thousands separators, exponent or currency sign. */
export const readNumber = (cell: unknown): number | null | undefined => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  // A shortcut: MySQL returns millions of decimals as text.
  if (typeof cell === 'string' && PLAIN_NUMBER.test(cell)) return Number(cell);
  const text = trimmedTextOf(cell);
  if (text === null) return null;
  return PLAIN_NUMBER.test(text) ? Number(text) : undefined;
};

/** A code or an id; null for anything that isn't a whole number. */
export const wholeNumberOf = (cell: unknown): number | null => {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? cell : null;
  const value = readNumber(cell);
  return Number.isSafeInteger(value) ? (value as number) : null;
};

const numberBetween =
  (lowest: number, highest: number) =>
  (cell: unknown): number | null | undefined => {
    const value = readNumber(cell);
    if (typeof value !== 'number') return value;
    return value >= lowest && value <= highest ? value : undefined;
  };

const percentWithin =
  (read: (cell: unknown) => number | null | undefined) =>
  (cell: unknown): Fraction | null | undefined => {
    const percent = read(cell);
    return typeof percent === 'number' ? fractionFromPercent(percent) : percent;
  };

/** Percent a year, above 0 and at most 100: distressed bonds do yield 60%, but no bond yields 900%. */
export const readYield = percentWithin(numberBetween(Number.MIN_VALUE, 100));
/** Percent a year. Zero is a valid coupon. */
export const readCoupon = percentWithin(numberBetween(0, 50));

export const YOUNGEST = 1;
export const OLDEST = 120;
/** Whole years, as people say their age. Forms fill in 0 by themselves, so it counts as absurd. */
export const readAge = (cell: unknown): number | null | undefined => {
  const years = readNumber(cell);
  return typeof years === 'number' ? numberBetween(YOUNGEST, OLDEST)(Math.floor(years)) : years;
};

const DAYS = new Map<string, Day>();
const DAYS_KEPT = 100_000;

/** A DATE, a DATETIME (its day) or text as `YYYY-MM-DD` or `YYYY/MM/DD`. A book has few days and many rows, so we cache them. */
export const readDay = (cell: unknown): Day | null | undefined => {
  if (typeof cell === 'string') {
    const known = DAYS.get(cell);
    if (known !== undefined) return known;
  }
  if (cell instanceof Date) return readDay(cell.toISOString());
  const text = textOf(cell);
  if (text === null) return null;
  const day = dayFromIso(text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, ''));
  if (day === null) return undefined;
  if (DAYS.size >= DAYS_KEPT) DAYS.clear();
  DAYS.set(text, day);
  return day;
};

export const readGender = (cell: unknown): Gender | null | undefined => oneOf(cell, GENDERS);
export const readRiskBand = (cell: unknown): RiskBand | null | undefined => oneOf(cell, RISK_BANDS);

const oneOf = <T extends string>(cell: unknown, allowed: readonly T[]): T | null | undefined => {
  const text = trimmedTextOf(cell)?.toUpperCase();
  return text === undefined ? null : allowed.find((value) => value === text);
};

/** The rating of the union's own bonds, which no agency rates. */
export const SOVEREIGN: Rating = { grade: 'Sovereign', suffix: null, agency: null };

const RATINGS = new Map<string, Rating | null | undefined>();
const RATINGS_KEPT = 5_000;

/** A rating in words, `CRISIL AA+ (CE)`; null if the words say there's none. A book has few ratings and many rows, so we cache them. */
export const readRating = (cell: unknown): Rating | null | undefined => {
  const text = trimmedTextOf(cell);
  if (text === null) return null;
  if (RATINGS.has(text)) return RATINGS.get(text);
  const ratings = parseRatings(text);
  const read = ratings === null ? undefined : decisiveRating(ratings);
  if (RATINGS.size >= RATINGS_KEPT) RATINGS.clear();
  RATINGS.set(text, read);
  return read;
};

/** One lakh crore rupees, in paise. The largest auction of government bonds is a third of that; one client's order isn't larger. */
export const LARGEST_AMOUNT = 1e14;

/** The amount of a trade, or why it can't be read. */
export const readAmount = (
  cell: unknown,
): Paise | 'no amount' | 'amount is no number' | 'amount is not positive' | 'amount is too large' => {
  const rupees = readNumber(cell);
  if (rupees === null) return 'no amount';
  if (rupees === undefined) return 'amount is no number';
  const amount = paiseFromRupees(rupees);
  if (amount <= 0) return 'amount is not positive';
  return amount <= LARGEST_AMOUNT ? amount : 'amount is too large';
};

/** 1 January 1980. An older trade isn't the desk's: an empty date often becomes 1 January 1970, or 1900. */
export const EARLIEST_TRADE = 3652;

/** Why a trade's day can't be believed. */
type UnbelievedDay = 'no date' | 'date is no day' | typeof IN_THE_FUTURE;

/**
 * The day of a trade, or why it can't be believed.
 * @param latest the last day that a trade can bear: when what's agreed today settles; null if any day will do
 */
export const readTradeDay = (cell: unknown, latest: Day | null): Day | UnbelievedDay => believedTradeDay(readDay(cell), latest);

/** The same for a day that was read already. */
export const believedTradeDay = (day: Day | null | undefined, latest: Day | null): Day | UnbelievedDay => {
  if (day === null) return 'no date';
  if (day === undefined || day < EARLIEST_TRADE) return 'date is no day';
  return latest !== null && day > latest ? IN_THE_FUTURE : day;
};
