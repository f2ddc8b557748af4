import type { Unit } from '../mapping/mapping.ts';
import { decimalShown, numberIn, rupeesPer, unitOfHeading, writtenAmount } from '../values/amounts.ts';
import type { Column, ColumnPlace, Doubt } from './column.ts';
import { saysNothing } from './column.ts';
import type { TitleUnit } from './title-unit.ts';

export interface AmountColumnOptions {
  readonly unit?: Unit | undefined;
  readonly decimal?: '.' | ',' | undefined;
  /** Semicolons between cells: decimal commas are likely, and `1.000` may be a thousand. */
  readonly semicolons: boolean;
  /** Counts and prices have no unit in their heading. */
  readonly hasUnit: boolean;
  /** What a title above the headings says; null: nothing. */
  readonly titleUnit?: TitleUnit | null;
}

/** A column whose decimal mark the cells decide. */
export interface MarkColumn extends Column<number> {
  /** The mark that the cells show; null if they could be either, or have none. */
  readonly shownMark: () => '.' | ',' | null;
}

export interface AmountColumn extends MarkColumn {
  /** Takes over the decimal comma of other columns, for cells whose points could be either. */
  readonly agreeOnComma: () => void;
}

/** Marks of rupees, whose thousands have commas. */
const RUPEE_MARK = /₹|\brs\b|\binr\b|\/-/i;
const PLAIN = /^\d+(?:\.\d{1,2})?$/;
/** Currencies other than rupees, in a heading. */
const FOREIGN = /\b(?:usd|eur|gbp|sgd|aed|jpy|chf|dollars?|euros?)\b|[$€£]/i;
/** `100.000`: three decimals are no paise, so the point may separate thousands. */
const THREE_DECIMALS = /^\d{1,3}\.\d{3}$/;
/** Above this many crore a number is no amount of a trade, so `Cr` means credit. */
const MOST_CRORE = 100_000;
const CERTAINLY_CRORE = 10_000;

/** A column of amounts, in rupees: its decimal mark, its unit and what `Cr` means are decided once for all cells. */
export const amountColumn = (place: ColumnPlace, options: AmountColumnOptions): AmountColumn => {
  const votes = { '.': 0, ',': 0, either: 0, none: 0 };
  const headingUnit = options.hasUnit ? unitOfHeading(place.heading) : null;
  const unit = options.unit ?? headingUnit ?? 'rupees';
  const title = options.hasUnit && options.unit === undefined && headingUnit === null ? (options.titleUnit ?? null) : null;
  const isForeign = options.hasUnit && options.unit === undefined && FOREIGN.test(place.heading);
  let pointed = 0;
  let decimal: '.' | ',' = options.decimal ?? '.';
  let [crIsCredit, cr, debits, largestCr] = [false as boolean, 0, 0, 0];
  let crAt: { readonly line: number; readonly text: string } | null = null;
  let eitherAt: { readonly line: number; readonly text: string } | null = null;
  const doubt = (reason: string, at: { line: number; text: string } | null, expected: string): Doubt => ({
    reason,
    column: place.heading,
    line: at?.line ?? null,
    value: at?.text ?? null,
    expected,
  });
  return {
    field: place.field,
    heading: place.heading,
    expected:
      'an amount, such as 100000, 1,00,000.00, Rs. 1,00,000/- or 1.5 lakh; the unit and the decimal mark can be said in the mapping: { column: "' +
      `${place.heading}", unit: lakh, decimal: "," }`,
    survey: (text, line) => {
      if (PLAIN.test(text)) {
        votes.none++;
        if (text.includes('.')) votes['.']++;
        return;
      }
      const amount = saysNothing(place, text) ? null : writtenAmount(text);
      if (amount === null) return;
      const said = decimalShown(amount.digits);
      const shown = said === 'either' && amount.digits.includes(',') && RUPEE_MARK.test(text) ? '.' : said;
      votes[shown]++;
      if (shown === 'either') eitherAt ??= { line, text };
      if (shown === 'either' && THREE_DECIMALS.test(amount.digits)) pointed++;
      if (amount.debit) debits++;
      if (amount.unit === 'cr') {
        cr++;
        crAt ??= { line, text };
        largestCr = Math.max(largestCr, numberIn(amount.digits, '.') ?? 0);
      }
    },
    shownMark: () => (votes[','] > votes['.'] ? ',' : votes['.'] > 0 ? '.' : null),
    agreeOnComma: () => {
      if (options.decimal === undefined && votes[','] + votes['.'] === 0 && votes.either > 0 && pointed === votes.either) decimal = ',';
    },
    decide: () => {
      crIsCredit = debits > 0 || largestCr >= MOST_CRORE;
      if (cr > 0 && !crIsCredit && largestCr >= CERTAINLY_CRORE) {
        return doubt('"Cr" could mean crore or credit.', crAt, 'crore, or a column of its own for debit and credit');
      }
      if (title !== null) {
        return doubt(
          `A title says ${title.unit}, and the heading of the amounts says nothing.`,
          { line: title.line, text: title.text.slice(0, 80) },
          `the unit. Say it in the mapping: ${place.field}: { column: "${place.heading}", unit: ${title.unit} }, or rupees`,
        );
      }
      if (isForeign) {
        return doubt(
          `"${place.heading}" isn't in rupees.`,
          null,
          `amounts in rupees. If they are, say so in the mapping: ${place.field}: { column: "${place.heading}", unit: rupees }`,
        );
      }
      if (options.decimal !== undefined || decimal === ',') return null;
      if (votes[','] > votes['.']) decimal = ',';
      else if (votes['.'] === 0 && votes.either > 0 && (options.semicolons || (pointed === votes.either && votes.none === 0))) {
        return doubt(
          'The mark could separate thousands or decimals.',
          eitherAt,
          'one decimal mark. Say it in the mapping: form: { decimal: "," }, or "."',
        );
      }
      return null;
    },
    read: (text) => {
      if (decimal === '.' && PLAIN.test(text)) return unit === 'rupees' || !options.hasUnit ? Number(text) : Number(text) * rupeesPer(unit);
      if (text === '0') return 0;
      if (saysNothing(place, text)) return null;
      const amount = writtenAmount(text);
      const value = amount === null ? undefined : numberIn(amount.digits, decimal);
      if (amount === null || value === undefined) return undefined;
      const credit = amount.unit === 'cr' && crIsCredit;
      const own = amount.unit === 'cr' ? (crIsCredit ? null : 'crore') : amount.unit;
      const rupees = value * (options.hasUnit ? rupeesPer(own ?? unit) : 1);
      return amount.negative || credit ? -rupees : rupees;
    },
    evidence: () =>
      !options.hasUnit
        ? `decimal mark ${decimal}`
        : `in ${unit}${crIsCredit ? '; Cr is credit' : cr > 0 ? '; Cr is crore' : ''}; decimal mark ${decimal}`,
    said: () => ({ form: { ...(decimal === ',' && { decimal }), ...(options.hasUnit && unit !== 'rupees' && { unit }) } }),
    warnings: () => [],
  };
};
