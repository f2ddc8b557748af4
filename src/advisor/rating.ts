/** What agencies say of a bond, and the risk band that follows (source-schema of the firm, SEBI rating scales). */

/** How much risk: A conservative, B moderate, C aggressive. Of a bond: its grade's band. Of a client: the most risk advice may show. */
export type RiskBand = 'A' | 'B' | 'C';

/** Long-term grades, best first, with `Sovereign` ahead of them; then short-term grades, best first. */
export const GRADES = [
  'Sovereign',
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
  'C+',
  'C',
  'C-',
  'D',
  'A1+',
  'A1',
  'A2+',
  'A2',
  'A3+',
  'A3',
  'A4+',
  'A4',
] as const;
export type Grade = (typeof GRADES)[number];

/** SO: structured obligation, CE: credit enhancement. Kept and shown; the band does not depend on it. */
export type RatingSuffix = 'SO' | 'CE';

export interface Rating {
  readonly grade: Grade;
  readonly suffix: RatingSuffix | null;
  readonly agency: string | null;
}

/** A bond's band; `default` for grade D. A bond without a rating has none (null where this type is used). */
export type BondBand = RiskBand | 'default';

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
  throw new RangeError(`"${grade}" is no grade of ours`);
};

const SOVEREIGN = /^(sovereign|sov)$/i;

/**
 * Reads a rating as people and files write it: `CRISIL AA+ (CE)`, `AA(SO)`, `Sovereign`, `[ICRA]A1+`, `IND AAA`.
 * D+ and D- (no agency has them, books do) are read as D. Null where no grade can be found.
 */
export const parseRating = (text: string): Rating | null => {
  const trimmed = text.trim();
  if (SOVEREIGN.test(trimmed)) return { grade: 'Sovereign', suffix: null, agency: null };
  const match =
    /^(?:\[?\s*([A-Za-z][A-Za-z& -]*?)\s*[\]: ]\s*)?(AAA|AA[+-]?|A[1-4]\+?|A[+-]?|BBB[+-]?|BB[+-]?|B[+-]?|C[+-]?|D[+-]?)\s*(?:\(?(SO|CE)\)?)?$/i.exec(
      trimmed,
    );
  if (!match?.[2]) return null;
  const symbol = match[2].toUpperCase();
  const grade = symbol.startsWith('D') ? 'D' : symbol;
  if (!(GRADES as readonly string[]).includes(grade)) return null;
  return {
    grade: grade as Grade,
    suffix: (match[3]?.toUpperCase() as RatingSuffix | undefined) ?? null,
    agency: match[1]?.trim().toUpperCase() || null,
  };
};

/** `AA+ (CE)`; with the agency in front where it is known. */
export const formatRating = (rating: Rating): string =>
  [rating.agency, rating.grade, rating.suffix && `(${rating.suffix})`].filter(Boolean).join(' ');
