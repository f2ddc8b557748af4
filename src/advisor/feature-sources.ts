import { GENDER_CODES, type ProfileColumns, RISK_BAND_CODES } from './profile-columns.ts';

/** The level of every categorical feature for what nobody knows, and for what the fit never saw. */
export const UNKNOWN_LEVEL = 'unknown';

/** Where a numeric feature's raw numbers come from; NaN: not known of this client. */
export interface NumericSource {
  readonly name: string;
  /** Taken as log1p: sizes that span orders of magnitude. */
  readonly log: boolean;
  read(columns: ProfileColumns, row: number): number;
}

export interface CategoricalSource {
  readonly name: string;
  /** In the order of their columns; null is `UNKNOWN_LEVEL`. */
  readonly codes: ReadonlyArray<string | null>;
  read(columns: ProfileColumns, row: number): number;
}

/** A client who has bought nothing is placed by demographics: no amount and no count is "not known", never "least of all". */
const positive = (value: number): number => (value > 0 ? value : Number.NaN);

/** What segments rest on: facts of the profile. What the client holds is the Q-table's and the personal part's matter. */
export const NUMERIC_SOURCES: readonly NumericSource[] = [
  { name: 'age', log: false, read: (columns, row) => columns.age[row] as number },
  { name: 'invested', log: true, read: (columns, row) => positive((columns.invested[row] as number) / 100) },
  { name: 'trades', log: true, read: (columns, row) => positive(columns.trades[row] as number) },
  { name: 'averageYield', log: false, read: (columns, row) => columns.averageYield[row] as number },
  { name: 'reinvestmentRatio', log: false, read: (columns, row) => columns.reinvestment[row] as number },
];

export const CATEGORICAL_SOURCES: readonly CategoricalSource[] = [
  { name: 'gender', codes: GENDER_CODES, read: (columns, row) => columns.gender[row] as number },
  { name: 'riskBand', codes: RISK_BAND_CODES, read: (columns, row) => columns.band[row] as number },
];
