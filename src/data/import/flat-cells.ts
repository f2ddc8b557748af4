import { formatRating, type Rating, type RiskBand } from '../../advisor/bonds/rating.ts';
import { type Day, isoFromDay, type Paise } from '../../advisor/units.ts';
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
/** When the risk category was assessed or, where the file doesn't say, imported. Only some tables have these columns. */
export const BAND_DAYS = ['risk_assessed', 'risk_imported'] as const;
/** What only some tables have of a client. */
export const CLIENT_EXTRAS = [...BAND_DAYS, 'client_name', 'relationship_manager'] as const;
/** The columns of a client that an import writes. */
export const WRITTEN_CLIENT_COLUMNS = [...CLIENT_COLUMNS, ...CLIENT_EXTRAS] as const;
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
  ...CLIENT_EXTRAS,
] as const;
/** The columns that an import writes. `import_id` says which one wrote a row. */
export const WRITTEN_COLUMNS = [...TRADE_COLUMNS, ...OPTIONAL_COLUMNS, 'import_id'] as const;

/** The values of a table row, in the order of its columns. */
export type Cells = ReadonlyArray<string | number | null>;

const DAYS = new Map<Day, string>();
/** A book has few days and many rows. */
const isoOf = (day: Day): string => {
  const known = DAYS.get(day);
  if (known !== undefined) return known;
  const written = isoFromDay(day);
  DAYS.set(day, written);
  return written;
};
const iso = (day: Day | null): string | null => (day === null ? null : isoOf(day));

/** Columns remember what they read, so equal ratings are mostly one object. */
const RATINGS = new WeakMap<Rating, string>();
const ratingOf = (rating: Rating): string => {
  const known = RATINGS.get(rating);
  if (known !== undefined) return known;
  const written = formatRating(rating).slice(0, 60);
  RATINGS.set(rating, written);
  return written;
};

/** Rupees with two decimals: `1234.05`. `toFixed` takes ten times as long. */
const rupeesOf = (amount: Paise): string => {
  const paise = amount % 100;
  return `${(amount - paise) / 100}.${paise < 10 ? '0' : ''}${paise}`;
};

/** The days of a recorded band: when it was assessed, or else imported. Null without a band. */
export const bandDays = (band: RiskBand | null, assessed: Day | null, importedOn: Day): readonly [string | null, string | null] =>
  band === null ? [null, null] : [iso(assessed), assessed === null ? isoOf(importedOn) : null];

/** A trade as a row of `investment_data`, but for the import. A perpetual bond's maturity is the last day that a database can hold. */
export const tradeCells = (trade: UnderstoodTrade, importedOn: Day): Cells => [
  trade.client,
  trade.age,
  trade.gender,
  trade.recordedBand,
  trade.parent,
  trade.bond,
  trade.type,
  isoOf(trade.day),
  rupeesOf(trade.amount),
  iso(trade.maturity),
  iso(trade.issued),
  trade.coupon,
  trade.ytm,
  trade.frequency,
  trade.tenure,
  trade.rating && ratingOf(trade.rating),
  trade.tradeNumber?.slice(0, 100) ?? null,
  trade.side,
  trade.issuer,
  trade.bondName,
  iso(trade.call),
  iso(trade.put),
  trade.face,
  trade.seniority,
  trade.tax,
  ...bandDays(trade.recordedBand, trade.assessed, importedOn),
  trade.clientName,
  trade.manager,
];
