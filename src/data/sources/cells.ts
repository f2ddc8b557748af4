import type { Gender } from '../../advisor/book.ts';
import { parseRating, type Rating, type RiskBand } from '../../advisor/rating.ts';
import { type Day, dayFromIso, type Fraction, fractionFromPercent, type Paise, paiseFromRupees } from '../../advisor/units.ts';

/**
 * Readers of single cells, of a database (numbers, text, bytes) or of a CSV file (text). Each gives null where nothing is there
 * and undefined where what is there is absurd.
 */

/** As it is written, blanks around it included; null where there is nothing but blanks. */
export const textOf = (cell: unknown): string | null => {
  if (cell === null || cell === undefined) return null;
  const text = typeof cell === 'string' ? cell : Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell);
  return text.trim() === '' ? null : text;
};

/** Without the blanks around it. */
export const trimmedTextOf = (cell: unknown): string | null => textOf(cell)?.trim() ?? null;

const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** A plain decimal number: no thousands separators, no exponent, no sign of a currency. */
export const readNumber = (cell: unknown): number | null | undefined => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  // Decimals come as text from MySQL, millions of them.
  if (typeof cell === 'string' && PLAIN_NUMBER.test(cell)) return Number(cell);
  const text = trimmedTextOf(cell);
  if (text === null) return null;
  return PLAIN_NUMBER.test(text) ? Number(text) : undefined;
};

/** A code or an id; null for anything that is no whole number. */
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

/** Percent a year, above 0 and at most 100: distressed bonds do yield 60, none yields 900. */
export const readYield = percentWithin(numberBetween(Number.MIN_VALUE, 100));
/** Percent a year. Zero is a coupon too. */
export const readCoupon = percentWithin(numberBetween(0, 50));

export const YOUNGEST = 1;
export const OLDEST = 120;
/** Years. 0 is what forms fill in by themselves. */
export const readAge = numberBetween(YOUNGEST, OLDEST);
/** Years from issue to maturity. */
export const readTenure = numberBetween(0, 100);

const DAYS = new Map<string, Day>();
const DAYS_KEPT = 100_000;

/** A DATE, a DATETIME (its day) or text `YYYY-MM-DD`, `YYYY/MM/DD`. A book has few days and many rows, so they are remembered. */
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

export const readGender = (cell: unknown): Gender | null | undefined => oneOf(cell, ['M', 'F', 'HUF']);
export const readRiskBand = (cell: unknown): RiskBand | null | undefined => oneOf(cell, ['A', 'B', 'C']);

const oneOf = <T extends string>(cell: unknown, allowed: readonly T[]): T | null | undefined => {
  const text = trimmedTextOf(cell)?.toUpperCase();
  return text === undefined ? null : allowed.find((value) => value === text);
};

/** A rating in words, `CRISIL AA+ (CE)`. */
export const readRating = (cell: unknown): Rating | null | undefined => {
  const text = trimmedTextOf(cell);
  return text === null ? null : (parseRating(text) ?? undefined);
};

/** What a trade was for, or the words why it cannot be said. */
export const readAmount = (
  cell: unknown,
): Paise | 'no amount' | 'amount is no number' | 'amount is not positive' | 'amount is too large' => {
  const rupees = readNumber(cell);
  if (rupees === null) return 'no amount';
  if (rupees === undefined) return 'amount is no number';
  const amount = paiseFromRupees(rupees);
  if (amount <= 0) return 'amount is not positive';
  return amount <= Number.MAX_SAFE_INTEGER ? amount : 'amount is too large';
};

/** The day of a trade, or the words why it cannot be said. */
export const readTradeDay = (cell: unknown): Day | 'no date' | 'date is no day' => {
  const day = readDay(cell);
  return day === null ? 'no date' : (day ?? 'date is no day');
};
