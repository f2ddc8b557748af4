import type { BondTrait } from '../../advisor/bonds/bond-traits.ts';
import type { BondBand } from '../../advisor/bonds/rating.ts';
import type { Day, Fraction } from '../../advisor/units.ts';
import type { Frequency, IssuerType } from '../sources/reading/codes.ts';

/** What tells who issued a bond. Null: not recorded. */
export interface IssuerFacts {
  /** As the book says. Absent: it has no column for it. */
  readonly issuerType?: IssuerType | null;
  readonly isin: string | null;
  readonly name: string | null;
  readonly issuerName: string | null;
}

/** The facts that can decide a bond's type. Null: not recorded, or absurd. */
export interface ProductFacts extends IssuerFacts {
  readonly coupon: Fraction | null;
  /** From issue to maturity, in days. */
  readonly tenorDays: number | null;
  readonly issueDay?: Day | null;
  readonly frequency: Frequency | null;
  /** Of the agencies' grade; null if unrated. */
  readonly band: BondBand | null;
  /** Whether the book rates it `Sovereign`, in words. */
  readonly isSovereign?: boolean;
  /** From the columns that say its structure or tax status. */
  readonly traits?: readonly BondTrait[];
}
