/** Agency ratings, and the risk band each grade falls into (the firm's source schema, SEBI rating scales). */

/** A conservative, B moderate, C aggressive. For a bond, the band of its grade; for a client, the most risk they may be shown. */
export const RISK_BANDS = ['A', 'B', 'C'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Best first. */
export const LONG_TERM_GRADES = [
  'AAA',
  'AA+',
  'AA',
  'AA-',
  'A+',
  'A',
  'A-',
  'BBB+',
  'BBB',
  'BBB-',
  'BB+',
  'BB',
  'BB-',
  'B+',
  'B',
  'B-',
  'CCC+',
  'CCC',
  'CCC-',
  'CC',
  'C+',
  'C',
  'C-',
  'D',
] as const;
/** Best first. */
const SHORT_TERM_GRADES = ['A1+', 'A1', 'A2+', 'A2', 'A3+', 'A3', 'A4+', 'A4'] as const;
/** Sovereign, then long-term grades, then short-term grades. */
export const GRADES = ['Sovereign', ...LONG_TERM_GRADES, ...SHORT_TERM_GRADES] as const;
export type Grade = (typeof GRADES)[number];

/** SO: structured obligation, CE: credit enhancement. Shown, but without effect on the band. */
export type RatingSuffix = 'SO' | 'CE';

export interface Rating {
  readonly grade: Grade;
  readonly suffix: RatingSuffix | null;
  readonly agency: string | null;
}

/** A bond's band; `default` for grade D. Where this type is used, null means unrated. */
export const BOND_BANDS = [...RISK_BANDS, 'default'] as const;
export type BondBand = (typeof BOND_BANDS)[number];

const BAND_FROM: ReadonlyArray<readonly [Grade, Grade, BondBand]> = [
  ['Sovereign', 'A-', 'A'],
  ['BBB+', 'BBB-', 'B'],
  ['BB+', 'C-', 'C'],
  ['D', 'D', 'default'],
  ['A1+', 'A1', 'A'],
  ['A2+', 'A3', 'B'],
  ['A4+', 'A4', 'C'],
];

export const bandOfGrade = (grade: Grade): BondBand => {
  const place = GRADES.indexOf(grade);
  for (const [best, worst, band] of BAND_FROM) {
    if (place >= GRADES.indexOf(best) && place <= GRADES.indexOf(worst)) return band;
  }
  throw new RangeError(`Unknown grade "${grade}"`);
};

/** `AA+ (CE)`, with the agency in front if it's known. */
export const formatRating = (rating: Rating): string =>
  [rating.agency, rating.grade, rating.suffix && `(${rating.suffix})`].filter(Boolean).join(' ');
