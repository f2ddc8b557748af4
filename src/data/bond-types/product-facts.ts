import type { BondBand } from '../../advisor/rating.ts';
import type { Fraction } from '../../advisor/units.ts';
import type { Frequency, IssuerType } from '../sources/codes.ts';

/** What the firm's tables say of a bond, as far as its type can follow from it. Null: not recorded, or absurd. */
export interface ProductFacts {
  readonly issuerType: IssuerType | null;
  readonly coupon: Fraction | null;
  /** From issue to maturity, in days. */
  readonly tenorDays: number | null;
  readonly frequency: Frequency | null;
  /** Null where nobody rated it. */
  readonly band: BondBand | null;
  readonly isin: string | null;
  readonly name: string | null;
  readonly issuerName: string | null;
}
