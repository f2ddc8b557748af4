import { isoFromDay, percentFromFraction, rupeesFromPaise } from '../../advisor/units.ts';
import {
  readAge,
  readAmount,
  readCoupon,
  readDay,
  readGender,
  readRating,
  readRiskBand,
  readTenure,
  readTradeDay,
  readYield,
} from '../sources/reading/cells.ts';
import type { Tally } from '../sources/reading/tally.ts';

/** Columns of the clients file and of the table `clients`. */
export const CLIENT_COLUMNS = ['client_id', 'age', 'gender', 'risk_category', 'parent_client_id'] as const;
/** Columns of the trades file and of the table `investment_data`. */
export const TRADE_COLUMNS = [
  ...CLIENT_COLUMNS,
  'bond_id',
  'bond_type',
  'trade_date',
  'trade_value',
  'maturity_date',
  'bond_issue_date',
  'coupon_rate',
  'ytm',
  'frequency',
  'tenure_years',
  'rating',
] as const;

/** Lengths of the tables' text columns, in characters. */
export const LENGTHS = { client_id: 190, bond_id: 100, bond_type: 100, frequency: 60, rating: 60 } as const;

/** The values of a table row, in the order of its columns. */
export type Cells = ReadonlyArray<string | number | null>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]/;

/** Why a text that a row depends on can't be used; null if it can. */
const faultOf = (what: string, text: string, length: number): string | null => {
  if (text === '') return `no ${what}`;
  if (CONTROL_CHARACTERS.test(text)) return `${what} holds control characters`;
  return [...text].length > length ? `${what} is longer than ${length} characters` : null;
};

/** Converts a row of the trades file for the table, or says why it can't be used. Absurd fields become null and are counted. */
export const tradeCells = (fields: readonly string[], blanked: Tally): Cells | string => {
  const [client, age, gender, band, parent, bond, type, date, value, maturity, issue, coupon, ytm, frequency, tenure, rating] = fields.map(
    (field) => field.trim(),
  ) as string[] & { length: 16 };
  const fault =
    faultOf('client', client as string, LENGTHS.client_id) ??
    faultOf('bond', bond as string, LENGTHS.bond_id) ??
    faultOf('type', type as string, LENGTHS.bond_type);
  if (fault !== null) return fault;
  // A day in the future is kept: it may be a typing error, which every reading of the book sets aside and counts.
  const day = readTradeDay(date, null);
  if (typeof day === 'string') return day;
  const amount = readAmount(value);
  if (typeof amount === 'string') return amount;
  const dayText = (name: string, cell: unknown): string | null => {
    const read = blanked.field(name, cell, readDay);
    return read === null ? null : isoFromDay(read);
  };
  const percent = (name: string, cell: unknown, read: typeof readCoupon): number | null => {
    const rate = blanked.field(name, cell, read);
    return rate === null ? null : percentFromFraction(rate);
  };
  return [
    client as string,
    ...factCells([age, gender, band, parent], blanked),
    bond as string,
    type as string,
    isoFromDay(day),
    rupeesFromPaise(amount).toFixed(2),
    dayText('maturity date', maturity),
    dayText('issue date', issue),
    percent('coupon', coupon, readCoupon),
    percent('yield', ytm, readYield),
    blanked.field('frequency', frequency, shortText(LENGTHS.frequency)),
    blanked.field('tenure', tenure, readTenure),
    blanked.field('rating', rating, readRating) === null ? null : blanked.field('rating', rating, shortText(LENGTHS.rating)),
  ];
};

/** Converts a row of the clients file in the same way. */
export const clientCells = (fields: readonly string[], blanked: Tally): Cells | string => {
  const [client = '', ...facts] = fields.map((field) => field.trim());
  return faultOf('client', client, LENGTHS.client_id) ?? [client, ...factCells(facts, blanked)];
};

const factCells = ([age, gender, band, parent]: ReadonlyArray<string | undefined>, blanked: Tally): Cells => [
  blanked.field('age', age, readAge),
  blanked.field('gender', gender, readGender),
  blanked.field('risk category', band, readRiskBand),
  blanked.field('parent', parent, shortText(LENGTHS.client_id)),
];

const shortText =
  (length: number) =>
  (cell: unknown): string | null | undefined => {
    const text = String(cell ?? '');
    if (text === '') return null;
    return [...text].length <= length && !CONTROL_CHARACTERS.test(text) ? text : undefined;
  };
