import type { BondBand } from '../../advisor/bonds/rating.ts';
import type { Fraction } from '../../advisor/units.ts';
import type { Frequency, IssuerType } from '../sources/reading/codes.ts';

/** The facts in the firm's tables that can decide a bond's type. Null: not recorded, or absurd. */
export interface ProductFacts {
  readonly issuerType: IssuerType | null;
  readonly coupon: Fraction | null;
  /** From issue to maturity, in days. */
  readonly tenorDays: number | null;
  readonly frequency: Frequency | null;
  /** Null if unrated. */
  readonly band: BondBand | null;
  readonly isin: string | null;
  readonly name: string | null;
  readonly issuerName: string | null;
}
