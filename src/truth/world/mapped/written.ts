import { dayAt } from '../calendar.ts';
import { dayIn, fractionOf } from '../cells.ts';

/** Values in the forms that firms write them. Undefined: not understood. */

const UNITS: Readonly<Record<string, number>> = { rupees: 1, thousand: 1e3, lakh: 1e5, million: 1e6, crore: 1e7 };
const UNIT_WORDS: ReadonlyArray<readonly [words: RegExp, unit: string]> = [
  [/(crores?|crs?)\.?$/, 'crore'],
  [/(lakhs?|lacs?|lk|l)\.?$/, 'lakh'],
  [/(millions?|mn|mio|m)\.?$/, 'million'],
  [/(thousands?|k)\.?$/, 'thousand'],
];
const HEADING_UNITS: ReadonlyArray<readonly [words: RegExp, unit: string]> = [
  [/\b(crores?|crs?)\b/i, 'crore'],
  [/\b(lakhs?|lacs?)\b/i, 'lakh'],
  [/\b(millions?|mn|mio)\b/i, 'million'],
  [/\bthousands?\b|'000|\b000s?\b/i, 'thousand'],
];

/** The unit that a heading names, as in "Value (Rs. in Lakhs)" and "value_lakhs". */
export const unitInHeading = (heading: string): string => {
  const apart = heading.replace(/_/g, ' ').replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
  return HEADING_UNITS.find(([words]) => words.test(apart))?.[1] ?? 'rupees';
};

/** Digits with marks between groups and a decimal mark. */
export const digitsIn = (text: string, decimal: string): number | undefined => {
  const marks = decimal === ',' ? /[.'’ \u00a0]/g : /[,'’ \u00a0]/g;
  const plain = text.replace(marks, '').replace(',', '.');
  return /^\d+\.?\d*$|^\.\d+$/.test(plain) ? Number(plain) : undefined;
};

/** "₹1,25,000", "Rs. 1,00,000/-", "(1,000)", "1,000-", "1.5 Cr": in rupees. @param unit of amounts that name none; null: counts and prices have none */
export const rupeesIn = (written: string, decimal: string, unit: string | null): number | undefined => {
  let text = written.trim().toLowerCase();
  text = text.replace(/\s*(\/[-=–]|\bonly)\.?$/, '').replace(/\s*dr\.?$/, '');
  const negative = /^\(.*\)$|^[-–−]|[-–−]$/.test(text);
  text = text.replace(/^\((.*)\)$/, '$1').replace(/^[-–−+]\s*|\s*[-–−]$/g, '');
  const bare = (): void => {
    text = text.replace(/^(₹|rs\.?|inr|rupees)\s*|\s*(₹|rs\.?|inr|rupees)$/g, '').trim();
  };
  bare();
  const named = UNIT_WORDS.find(([words]) => words.test(text));
  if (named) text = text.replace(named[0], '').trim();
  bare();
  const number = digitsIn(text, decimal);
  if (number === undefined) return undefined;
  return (negative ? -1 : 1) * number * (unit === null ? 1 : (UNITS[named?.[1] ?? unit] ?? 1));
};

const PERCENT_PER: Readonly<Record<string, number>> = { percent: 1, fraction: 100, 'basis points': 0.01 };

/** "9.50%", "9.25 % p.a.", "950 bps", "Zero": a fraction a year. Null: it floats, or it's 0 where that says nothing. */
export const rateIn = (text: string, decimal: string, unit: string, most: number, mayBeZero: boolean): number | null | undefined => {
  if (/^(floating|floater|float.*|frn|frb|variable|.*\b(mibor|repo|t-?bill|mclr|libor|sofr|step[- ]?up|linked)\b.*)$/i.test(text))
    return null;
  const zero = /^(zero( coupon)?|zcb|nil|discount(ed)?)$/i.test(text);
  const plain = text
    .replace(/\s*(p\.?\s?a\.?|per annum|annual(ly|i[sz]ed)?|ytm|yield)\.?$/i, '')
    .replace(/\s*(%|percent|per cent|pct|bps|basis points|bp)\.?$/i, '')
    .replace(/^%\s*/, '');
  const isNamed = plain.trim() !== text.trim() && /%|percent|per cent|pct|bp|basis/i.test(text);
  const number = zero ? 0 : digitsIn(plain.trim(), decimal);
  if (number === undefined) return undefined;
  const per = isNamed ? (/bp|basis/i.test(text) ? 0.01 : 1) : (PERCENT_PER[unit] ?? 1);
  const percent = Math.round(number * per * 1e10) / 1e10;
  if (percent === 0 && !mayBeZero) return null;
  return percent > most ? undefined : fractionOf(percent);
};

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** How days are written in a column. */
export interface DayForm {
  readonly order: string;
  /** Whether two digits of a year are of this century: bonds mature in the future. */
  readonly ahead: boolean;
  /** The desk's time zone, for instants. */
  readonly zone: string;
}

/** A day: "2025-04-03", "03-04-2025", "3-Apr-25", Excel's number, an instant. */
export const dayWritten = (written: string, { order, ahead, zone }: DayForm): number | undefined => {
  const at = (year: string, month: string | number, date: string): number | undefined => {
    const short = Number(year) + (ahead || Number(year) < 70 ? 2000 : 1900);
    const full = year.length > 2 ? year : String(short);
    return dayIn(`${full}-${month}-${date}`) ?? undefined;
  };
  const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/i.exec(written);
  if (instant) {
    // Midnight in UTC is how programs write a day without a time, and a local time names its own day.
    const isDay = instant[3]?.toUpperCase() !== 'Z' || /^00:00(:00(\.0+)?)?$/.test(instant[2] as string);
    return isDay ? (dayIn(instant[1]) ?? undefined) : dayAt(Date.parse(written), zone);
  }
  const text = written
    .replace(/[T ]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?( ?[ap]\.?m\.?)?$/i, '')
    .replace(/^(mon|tues?|wed(nes)?|thur?s?|fri|sat(ur)?|sun)(day)?[,. ]+/i, '')
    .trim();
  const [, y, , m, d] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? [];
  if (y) return at(y, m as string, d as string);
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) return at(compact[1] as string, compact[2] as string, compact[3] as string);
  const [, first, , second, year] = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  if (first && second && year) {
    const [dayFirst, monthFirst] = [at(year, second, first), at(year, first, second)];
    if (order === 'day-month-year' || dayFirst === monthFirst) return dayFirst;
    return order === 'month-day-year' ? monthFirst : undefined;
  }
  const [, date, word, wordYear] = /^(\d{1,2})(?:st|nd|rd|th)?[-/., ]*([a-z]{3,9})[-/., ']*(\d{4}|\d{2})$/i.exec(text) ?? [];
  if (date && word && wordYear) return at(wordYear, monthOf(word), date);
  const [, leading, then, thenYear] = /^([a-z]{3,9})[-/. ]*(\d{1,2})(?:st|nd|rd|th)?[-/., ]+(\d{4}|\d{2})$/i.exec(text) ?? [];
  if (leading && then && thenYear) return at(thenYear, monthOf(leading), then);
  // Excel counts days from 30 December 1899.
  const serial = /^(\d{5})(\.\d+)?$/.exec(text) ? Math.floor(Number(text)) : 0;
  return serial >= 20_000 && serial <= 90_000 ? serial - 25_569 : undefined;
};

/** Whether a maturity says that there's none. */
export const isNever = (text: string): boolean =>
  /^(perp(etual)?|undated|no maturity|infinity|infinite|till call|open[- ]ended)( bonds?| \(?at-?1\)?)?$/i.test(text) ||
  /(^|\D)(9999|2999|3000)($|\D)/.test(text);

/** "41", "41.5", "10 years", of which whole years count. */
export const yearsIn = (text: string, lowest: number, highest: number): number | undefined => {
  const [, years, months = '0', days = '0'] = /^(\d+) ?y[a-z]*[, ]*(?:(\d+) ?m[a-z]*)?[, ]*(?:(\d+) ?d[a-z]*)?$/i.exec(text) ?? [];
  const number = years ? Number(years) + Number(months) / 12 + Number(days) / 365 : digitsIn(text, '.');
  const whole = number === undefined ? Number.NaN : Math.floor(number);
  return whole >= lowest && whole <= highest ? whole : undefined;
};
