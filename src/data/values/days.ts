import { type Day, MILLISECONDS_PER_DAY } from '../../advisor/units.ts';
import type { DayOrder } from '../mapping/mapping.ts';

/** What a column's days are: it decides the century of `62`, and whether a bond may have no end. */
export type DayKind = 'past' | 'future';

const PERPETUAL_WORD = /^(?:undated|no maturity|infinity|infinite|till call|open[- ]ended)(?: bonds?)?$|^(?!non).*\bperp(?:etual)?\b/i;
const PERPETUAL_YEAR = /(?:^|\D)(?:9999|2999|3000)(?:$|\D)/;

/** Whether a maturity's text says that the bond has none: `Perpetual`, `PERP`, 31-12-9999. */
export const saysPerpetual = (text: string): boolean => PERPETUAL_WORD.test(text) || PERPETUAL_YEAR.test(text);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthOf = (word: string): number => {
  const lower = word.toLowerCase();
  return lower === 'sept' ? 9 : (lower.length === 3 ? MONTHS : FULL_MONTHS).indexOf(lower) + 1;
};

/** Null for a day that isn't in the calendar. */
const dayAt = (year: number, month: number, date: number): Day | null => {
  if (year < 1800 || year > 2999 || month < 1 || month > 12 || date < 1 || date > 31) return null;
  const milliseconds = Date.UTC(year, month - 1, date);
  return new Date(milliseconds).getUTCDate() === date ? ((milliseconds / MILLISECONDS_PER_DAY) as Day) : null;
};

/** The last two-digit year of this century for days that lie behind us: nobody of 1936 would be a client, and no trade is of 2036 yet. */
const LATEST_SHORT_YEAR = 35;

/** Two-digit years: trades, issues and births lie behind us, maturities mostly ahead. */
const yearOf = (digits: string, kind: DayKind): number => {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return kind === 'future' || year <= LATEST_SHORT_YEAR ? 2000 + year : 1900 + year;
};

const TIME = /(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?)$/i;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)$/i;
/** Milliseconds or seconds since 1970, from 1980 to 2099. */
const EPOCH = /^\d{9,10}(?:\.0+)?$|^\d{12,13}(?:\.0+)?$/;
const [EARLIEST_EPOCH, LATEST_EPOCH] = [Date.UTC(1980, 0, 1), Date.UTC(2100, 0, 1)];
const ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NUMERIC_COMPACT = /^(\d{2})()(\d{2})((?:19|20)\d{2})$/;
const YEAR_AND_WORD = /^(\d{4})[-/. ]([a-z]{3,9})[-/. ](\d{1,2})$/i;
const NUMERIC = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_AND_WORD = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*([a-z]{3,9})[-/., ']*(\d{4}|\d{2})$/i;
const WORD_AND_DAY = /^([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})$/i;
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[,. ]+/i;
const SPELLED_INSTANT = /^([a-z]{3}) (\d{1,2}) (\d{4}) \d{2}:\d{2}:\d{2} GMT.*$/i;
const SERIAL = /^(\d{5})(?:\.\d+)?$/;

/** What people and word processors write for a hyphen. */
const DASH = / ?[\u2010-\u2015\u2212] ?| - /g;

/** What can be said of a day's text by itself. */
export type DayShape =
  /** Only one day is possible. */
  | { readonly kind: 'day'; readonly day: Day; readonly order: DayOrder }
  /** Two numbers and a year: which is the day, and which the month? Null where it can't be that. */
  | { readonly kind: 'numbers'; readonly dayFirst: Day | null; readonly monthFirst: Day | null };

/** The day in a zone of an instant. Midnight in UTC is how many programs write a day without a time. */
const dayOfInstant = (text: string, zone: string): Day | null => {
  const match = INSTANT.exec(text);
  if (!match) return null;
  const [, day, time, offset] = match as unknown as [string, string, string, string];
  const isUtc = /^(?:z|utc|[+-]00(?::?00)?)$/i.test(offset);
  if (!isUtc || /^00:00(?::00(?:\.0+)?)?$/.test(time)) return isoDay(day);
  return dayInZone(new Date(`${day}T${time}Z`), zone);
};

const dayInZone = (instant: Date, zone: string): Day | null =>
  Number.isNaN(instant.getTime())
    ? null
    : isoDay(new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant));

/** The day in a zone of a count of milliseconds or seconds since 1970. */
const dayOfEpoch = (text: string, zone: string): Day | null => {
  const count = Number(text);
  const milliseconds = count < 1e11 ? count * 1000 : count;
  if (milliseconds < EARLIEST_EPOCH || milliseconds > LATEST_EPOCH) return null;
  return milliseconds % MILLISECONDS_PER_DAY === 0
    ? ((milliseconds / MILLISECONDS_PER_DAY) as Day)
    : dayInZone(new Date(milliseconds), zone);
};

const isoDay = (text: string): Day | null => {
  const match = ISO.exec(text);
  return match && dayAt(Number(match[1]), Number(match[3]), Number(match[4]));
};

/** Days since 1970 of Excel's day 0, in the calendar of its Windows version. */
const EXCEL_ZERO = -25_569;
const EARLIEST_SERIAL = 20_000;
const LATEST_SERIAL = 90_000;

/**
 * Reads a day's text as far as it goes by itself; null if it's no day at all.
 * @param zone the desk's time zone, for instants: 18:30 UTC is the next day in India
 */
export const dayShape = (written: string, kind: DayKind, zone: string): DayShape | null => {
  if (INSTANT.test(written)) return sure(dayOfInstant(written, zone), 'instant');
  if (EPOCH.test(written)) return sure(dayOfEpoch(written, zone), 'instant');
  const text = written.replace(TIME, '').replace(WEEKDAY, '').replace(DASH, '-').trim();
  // 20012025 isn't a day of 2001: it has no 20th month.
  let match = ISO.exec(text) ?? COMPACT.exec(text);
  if (match && Number(match.at(-2)) <= 12) {
    const [month, date] = match.slice(-2);
    return sure(dayAt(Number(match[1]), Number(month), Number(date)), 'year-month-day');
  }
  match = YEAR_AND_WORD.exec(text);
  if (match) return sure(dayAt(Number(match[1]), monthOf(match[2] as string), Number(match[3])), 'year-month-day');
  match = NUMERIC.exec(text) ?? NUMERIC_COMPACT.exec(text);
  if (match) {
    const [first, second, year] = [Number(match[1]), Number(match[3]), yearOf(match[4] as string, kind)];
    const shape = { kind: 'numbers', dayFirst: dayAt(year, second, first), monthFirst: dayAt(year, first, second) } as const;
    return shape.dayFirst === null && shape.monthFirst === null ? null : shape;
  }
  match = DAY_AND_WORD.exec(text);
  if (match) return sure(dayAt(yearOf(match[3] as string, kind), monthOf(match[2] as string), Number(match[1])), 'day-month-year');
  match = WORD_AND_DAY.exec(text) ?? SPELLED_INSTANT.exec(text);
  if (match) return sure(dayAt(yearOf(match[3] as string, kind), monthOf(match[1] as string), Number(match[2])), 'month-day-year');
  match = SERIAL.exec(text);
  const serial = match ? Number(match[1]) : 0;
  return serial >= EARLIEST_SERIAL && serial <= LATEST_SERIAL ? sure((serial + EXCEL_ZERO) as Day, 'excel') : null;
};

const sure = (day: Day | null, order: DayOrder): DayShape | null => (day === null ? null : { kind: 'day', day, order });

/** The day of a shape, in a column whose order is decided; undefined if that order can't read it. */
export const dayIn = (shape: DayShape | null, order: DayOrder): Day | undefined => {
  if (shape === null) return undefined;
  if (shape.kind === 'day') return shape.day;
  if (shape.dayFirst === shape.monthFirst) return shape.dayFirst ?? undefined;
  if (order === 'day-month-year') return shape.dayFirst ?? undefined;
  return order === 'month-day-year' ? (shape.monthFirst ?? undefined) : undefined;
};
