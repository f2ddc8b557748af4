import { formatRating } from '../../advisor/bonds/rating.ts';
import { type Day, isoFromDay, rupeesFromPaise } from '../../advisor/units.ts';
import type { UnderstoodTrade } from '../understanding/understood.ts';

/** Columns of the clients file and of the table `clients`. */
export const CLIENT_COLUMNS = ['client_id', 'age', 'gender', 'risk_category', 'parent_client_id'] as const;
/** Columns of the flat layout's trades, which any firm's table has. */
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
/** Columns that only some tables have. */
export const OPTIONAL_COLUMNS = [
  'trade_no',
  'side',
  'issuer',
  'bond_name',
  'call_date',
  'put_date',
  'face_value',
  'seniority',
  'tax_status',
] as const;
/** The columns that an import writes. `import_id` says which one wrote a row. */
export const WRITTEN_COLUMNS = [...TRADE_COLUMNS, ...OPTIONAL_COLUMNS, 'import_id'] as const;

/** The values of a table row, in the order of its columns. */
export type Cells = ReadonlyArray<string | number | null>;

const DAYS = new Map<Day, string>();
/** A book has few days and many rows. */
const isoOf = (day: Day): string => {
  const known = DAYS.get(day) ?? isoFromDay(day);
  DAYS.set(day, known);
  return known;
};
const iso = (day: Day | null): string | null => (day === null ? null : isoOf(day));

/** A trade as a row of `investment_data`. A perpetual bond's maturity is the last day that a database can hold. */
export const tradeCells = (trade: UnderstoodTrade, importId: number): Cells => [
  trade.client,
  trade.age,
  trade.gender,
  trade.recordedBand,
  trade.parent,
  trade.bond,
  trade.type,
  isoOf(trade.day),
  rupeesFromPaise(trade.amount).toFixed(2),
  iso(trade.maturity),
  iso(trade.issued),
  trade.coupon,
  trade.ytm,
  trade.frequency,
  trade.tenure,
  trade.rating && formatRating(trade.rating).slice(0, 60),
  trade.tradeNumber?.slice(0, 100) ?? null,
  trade.side,
  trade.issuer,
  trade.bondName,
  iso(trade.call),
  iso(trade.put),
  trade.face,
  trade.seniority,
  trade.tax,
  importId,
];
