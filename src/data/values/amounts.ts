import { spacedOut } from '../mapping/headings.ts';
import { UNITS, type Unit } from '../mapping/mapping.ts';

/** An amount's text, taken apart. */
export interface WrittenAmount {
  /** Digits, group marks and a decimal mark. */
  readonly digits: string;
  readonly negative: boolean;
  /** The unit written in the cell; `cr` may also mean credit. Null: none. */
  readonly unit: Unit | 'cr' | null;
  /** `dr` debit. */
  readonly debit: boolean;
}

const PLAIN = /^\d+(?:\.\d+)?$/;
/** Nothing to take off. */
const DIGITS = /^\d[\d.,]*$/;
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E[+-]?\d{1,2}$/i;
const SIDE_IN_BRACKETS = /\s*\(([dc]r)\.?\)$/i;
const SIDE_FIRST = /^([dc]r)\.?\s+(.*\d.*)$/i;
const CURRENCY = /^(?:\(₹\)|₹|r[se]\.?|inr|rupees?)\s*|\s*(?:\(₹\)|₹|rs\.?|inr|rupees?)$/gi;
const TAIL = /\s*(?:\/ ?[-=–]|\bonly|\.[-–])\.?$/i;
const UNIT = /\s*(cr|crs|crores?|l|lk|lakhs?|lacs?|k|thousands?|mn|mio|m|millions?)\.?$/i;
const UNIT_WORDS: Readonly<Record<string, Unit | 'cr'>> = {
  cr: 'cr',
  crs: 'crore',
  crore: 'crore',
  crores: 'crore',
  l: 'lakh',
  lk: 'lakh',
  lakh: 'lakh',
  lakhs: 'lakh',
  lac: 'lakh',
  lacs: 'lakh',
  k: 'thousand',
  thousand: 'thousand',
  thousands: 'thousand',
  mn: 'million',
  mio: 'million',
  m: 'million',
  million: 'million',
  millions: 'million',
};

/** Takes an amount's text apart: `₹1,25,000`, `Rs. 1,00,000/-`, `(1,000)`, `1,000-`, `1.5 Cr`, `500 Dr`. Null if it isn't one. */
export const writtenAmount = (text: string): WrittenAmount | null => {
  if (DIGITS.test(text)) return { digits: text, negative: false, unit: null, debit: false };
  let rest = SCIENTIFIC.test(text) ? String(Number(text)) : text.trim().replace(SIDE_IN_BRACKETS, ' $1').replace(SIDE_FIRST, '$2 $1');
  let negative = false;
  let debit = false;
  let unit: Unit | 'cr' | null = null;
  // The parts may come in any order, so each round takes off one.
  for (let before = ''; before !== rest; ) {
    before = rest;
    const bracketed = /^\((.*)\)$/.exec(rest);
    const signed = /^[-–−](.*)$/.exec(rest) ?? /^(.*\d[\s\w.]*?)\s*[-–−]$/.exec(rest.replace(TAIL, ''));
    if (bracketed) {
      negative = true;
      rest = (bracketed[1] as string).trim();
    } else if (/^\+/.test(rest)) rest = rest.slice(1).trim();
    else if (TAIL.test(rest)) rest = rest.replace(TAIL, '').trim();
    else if (signed && !negative) {
      negative = true;
      rest = (signed[1] as string).trim();
    } else if (/\bdr\.?$/i.test(rest) || /\ddr\.?$/i.test(rest)) {
      debit = true;
      rest = rest.replace(/\s*dr\.?$/i, '');
    } else if (unit === null && UNIT.test(rest)) {
      unit = UNIT_WORDS[(UNIT.exec(rest)?.[1] ?? '').toLowerCase()] ?? null;
      rest = rest.replace(UNIT, '');
    } else rest = rest.replace(CURRENCY, '').trim();
  }
  return /^\d[\d.,'’ \u00a0]*$|^\.\d+$/.test(rest) ? { digits: rest, negative, unit, debit } : null;
};

const GROUPED = {
  '.': /^\d{1,3}(?:[,'’ \u00a0]\d{2,3})*[,'’ \u00a0]\d{3}(?:\.\d*)?$/,
  ',': /^\d{1,3}(?:[.'’ \u00a0]\d{2,3})*[.'’ \u00a0]\d{3}(?:,\d*)?$/,
};
const UNGROUPED = { '.': /^\d*(?:\.\d*)?$/, ',': /^\d*(?:,\d*)?$/ };
/** `10.000` and `10,000`: a thousand's mark or a decimal mark? */
const EITHER = /^\d{1,3}[.,]\d{3}$/;

/** `1,00,000.00`: only a point can be the decimal mark. */
const POINTED = /^\d{1,3}(?:,\d{2,3})*,\d{3}\.\d*$/;

/** A number with this decimal mark; undefined if it isn't written so. */
export const numberIn = (digits: string, decimal: '.' | ','): number | undefined => {
  if (decimal === '.' && PLAIN.test(digits)) return Number(digits);
  if (!/\d/.test(digits) || !(GROUPED[decimal].test(digits) || UNGROUPED[decimal].test(digits))) return undefined;
  return Number(digits.replace(decimal === '.' ? /[,'’ \u00a0]/g : /[.'’ \u00a0]/g, '').replace(',', '.'));
};

/** Which decimal mark a number shows: `either` if it could be both; `none` if it has no mark. */
export const decimalShown = (digits: string): '.' | ',' | 'either' | 'none' => {
  if (!/[.,]/.test(digits)) return 'none';
  if (POINTED.test(digits)) return '.';
  if (EITHER.test(digits)) return 'either';
  const [point, comma] = [numberIn(digits, '.') !== undefined, numberIn(digits, ',') !== undefined];
  return point === comma ? 'either' : point ? '.' : ',';
};

/** What an amount of 1 in this unit is worth in rupees. */
export const rupeesPer = (unit: Unit): number => UNITS[unit];

const HEADING_UNITS: ReadonlyArray<readonly [RegExp, Unit]> = [
  [/\b(?:crores?|crs?)\b/i, 'crore'],
  [/\b(?:lakhs?|lacs?)\b/i, 'lakh'],
  [/\b(?:mn|mio|millions?)\b/i, 'million'],
  [/\b(?:thousands?)\b|'000|\b000s?\b/i, 'thousand'],
];

/** `(Rs. in Lakhs)`, `All figures in INR crore`, `₹ crore`; not `trades above Rs. 5 lakh`. */
const TITLE =
  /(?:\b(?:in|rs|inr|rupees)\b|₹)[\s.(]*(?:in )?(?:rs|inr|₹|rupees)?[\s.]*(?:lakhs?|lacs?|crores?|crs?|thousands?|'000s?|millions?|mn)\b/i;

/** The unit of amounts that a title above the headings names; null if it names none. */
export const unitOfTitle = (text: string): Unit | null => unitOfHeading(TITLE.exec(text)?.[0] ?? '');

/** The unit that a heading names, `Value (Rs. in Lakhs)` or `value_lakhs`; null if it names none. */
export const unitOfHeading = (heading: string): Unit | null => {
  const words = spacedOut(heading);
  return HEADING_UNITS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
};
