import type { RiskBand } from '../bonds/rating.ts';

/** Features that a segment's name may speak of. */
export type NamedFeature = 'age' | 'invested' | 'trades' | 'averageYield' | 'reinvestmentRatio';

/** What a word of a segment's name says of a client. It's true of the segment's median client. */
export type NameClaim =
  /** Years: at least `from`, below `below`. */
  | { readonly kind: 'age'; readonly from: number; readonly below: number | null }
  | { readonly kind: 'riskBand'; readonly band: RiskBand }
  | { readonly kind: 'gender'; readonly gender: string }
  /** More or less than the median client of the book, in years, rupees, purchases or fractions. */
  | { readonly kind: 'more' | 'less'; readonly feature: NamedFeature; readonly than: number }
  /** Rupees bought: no less than half and no more than twice as much. */
  | { readonly kind: 'around'; readonly rupees: number };
