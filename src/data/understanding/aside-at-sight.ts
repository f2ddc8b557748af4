import { IN_THE_FUTURE } from '../../advisor/desk/data-quality.ts';
import type { Row } from '../files/row.ts';
import type { RowReader } from './row-reader.ts';

const NO_TRADE = 'heading, total or note';
export const NOT_A_TRADE = 'not a purchase, sale or redemption';
/** Why a row isn't a trade of the book, although it's understood: it doesn't count as a loss. */
export const NO_LOSS: ReadonlySet<string> = new Set([NO_TRADE, NOT_A_TRADE, IN_THE_FUTURE]);

export const COMMAS_IN_AMOUNT = 'the amount has commas: it must be in quotes ("1,00,000.00"), or bare (100000.00)';
export const CLIENT_CUT_OFF = 'client is a number that a spreadsheet cut off (1.2E+15)';
const TOO_MANY = 'more cells than headings';

const TOTAL = /^(?:grand|sub|net|overall|page|report)?[\s-]*totals?\b/i;

/** `Ravi Total`, under a group of rows. */
const TOTAL_OF = /\b(?:sub[\s-]*)?total\s*:?$/i;

/** `------`, under the headings or above a total. */
const RULE = /^[-–—=_*.]{2,}$/;

const ONLY_TOTAL = /^(?:grand|sub|net|overall|page)?[\s-]*totals?\s*:?$/i;

/** Tells why a row is set aside before its cells are read: a heading between rows, a total, a note, or a row that broke at a comma. Else null. */
export const asideAtSight = (rows: RowReader): ((row: Row) => string | null) => {
  const { headings, width } = rows.plan;
  const needed = (['client', 'day', rows.has('isin') ? 'isin' : 'bond', 'amount'] as const).filter((field) => rows.placeOf(field) !== null);
  const named = needed.map((field) => rows.headingOf(field));
  const texts: string[] = [];
  return (row) => {
    if (row.cells.length > headings.length) {
      const filled = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
      if (filled > headings.length && brokeAtAmount(rows, row, filled)) return COMMAS_IN_AMOUNT;
      if (filled > width) return TOO_MANY;
    }
    for (const [at, field] of needed.entries()) texts[at] = rows.textOf(field, row);
    if (needed.length > 1 && texts.every((text, at) => isHeading(text, named[at] ?? null))) return NO_TRADE;
    if (needed.some((field, at) => field !== 'amount' && ONLY_TOTAL.test(texts[at] ?? ''))) return NO_TRADE;
    if (texts.every((text) => RULE.test(text))) return NO_TRADE;
    return texts.includes('') ? asideWithGaps(rows, row, needed, texts) : null;
  };
};

const asideWithGaps = (rows: RowReader, row: Row, needed: readonly string[], texts: readonly string[]): string | null => {
  const empty = texts.filter((text) => text === '').length;
  const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  // A client may be called Total Finance: with a day, the row is a trade.
  const hasDay = needed.includes('day') && rows.textOf('day', row) !== '';
  if (!hasDay && filled.some((cell) => TOTAL.test(cell) || TOTAL_OF.test(cell))) return NO_TRADE;
  // A note or another table below the bonds has words where the ISIN is.
  const isin = rows.textOf('isin', row);
  if (isin !== '' && !/^[A-Z]{2}[A-Z0-9]{10}$/i.test(isin.replaceAll(' ', '')) && texts.at(-1) === '') return NO_TRADE;
  return new Set(filled).size <= 2 && (empty >= 2 || needed.length <= 2) ? NO_TRADE : null;
};

const isHeading = (text: string, heading: string | null): boolean => text === heading || text.toLowerCase() === heading?.toLowerCase();

const brokeAtAmount = (rows: RowReader, row: Row, filled: number): boolean => {
  const place = rows.placeOf('amount');
  if (place === null || rows.plan.sheet.separator !== ',') return false;
  const extra = filled - rows.plan.headings.length;
  const pieces = row.cells.slice(place, place + extra + 1).map((cell) => cell.trim());
  return /^\D{0,6}\d{1,3}$/.test(pieces[0] ?? '') && pieces.slice(1).every((piece) => /^\d{2,3}(?:\.\d+)?\D{0,4}$/.test(piece));
};
