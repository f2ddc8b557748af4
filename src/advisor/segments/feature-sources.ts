import { GENDER_CODES, type ProfileColumns, RISK_BAND_CODES } from '../book/profile-columns.ts';

/** The level for unknown values, and for values not seen when fitting. */
export const UNKNOWN_LEVEL = 'unknown';

/** Where a numeric feature's raw numbers come from; NaN if unknown for a client. */
export interface NumericSource {
  readonly name: string;
  /** Transformed by log1p, because the sizes span orders of magnitude. */
  readonly log: boolean;
  read(columns: ProfileColumns, row: number): number;
}

export interface CategoricalSource {
  readonly name: string;
  /** In the order of their codes; null is `UNKNOWN_LEVEL`. */
  readonly codes: ReadonlyArray<string | null>;
  read(columns: ProfileColumns, row: number): number;
}

/** For a client without a purchase, amount and count are unknown rather than the smallest, so demographics decide the segment. */
const positive = (value: number): number => (value > 0 ? value : Number.NaN);

/** Segments are based on facts of the profile. What the client holds belongs to the Q-table and the personal part. */
export const NUMERIC_SOURCES: readonly NumericSource[] = [
  { name: 'age', log: false, read: (columns, row) => columns.age[row] },
  { name: 'invested', log: true, read: (columns, row) => positive(columns.invested[row] / 100) },
  { name: 'trades', log: true, read: (columns, row) => positive(columns.trades[row]) },
  { name: 'averageYield', log: false, read: (columns, row) => columns.averageYield[row] },
  { name: 'reinvestmentRatio', log: false, read: (columns, row) => columns.reinvestment[row] },
];

export const CATEGORICAL_SOURCES: readonly CategoricalSource[] = [
  { name: 'gender', codes: GENDER_CODES, read: (columns, row) => columns.gender[row] },
  { name: 'riskBand', codes: RISK_BAND_CODES, read: (columns, row) => columns.band[row] },
];
