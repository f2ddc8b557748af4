import type { CouponFrequency } from '../../../advisor/bonds/math/coupon-frequency.ts';
import { type Grade, LONG_TERM_GRADES, type RatingSuffix } from '../../../advisor/bonds/rating.ts';
import type { Gender } from '../../../advisor/book/book.ts';

/** The codes in the firm's tables, as its platform assigns them. Any other code is unknown. */

/** `Issuer_type` */
export const ISSUER_TYPES = {
  1: 'PSU',
  2: 'PSU bank',
  3: 'corporate',
  5: 'municipal',
  6: 'private bank',
  7: 'NBFC',
  8: 'state government guaranteed',
  9: 'central government',
  10: 'PSE',
  11: 'bank',
  12: 'non-PSU',
  13: 'special purpose vehicle',
  14: 'private bond',
} as const;
export type IssuerType = (typeof ISSUER_TYPES)[keyof typeof ISSUER_TYPES];

/** `ip_frequency`: how often interest is paid. */
export const FREQUENCIES = {
  1: 'monthly',
  2: 'every two months',
  3: 'quarterly',
  4: 'semi-annual',
  5: 'annual',
  6: 'at maturity',
} as const satisfies Readonly<Record<number, CouponFrequency>>;
export type Frequency = (typeof FREQUENCIES)[keyof typeof FREQUENCIES];

export const INDIVIDUAL = 1;
const HINDU_UNDIVIDED_FAMILY = 3;
const GENDERS: Readonly<Record<number, Gender>> = { 1: 'M', 2: 'F' };

/** An individual's gender, or `HUF` for a Hindu undivided family; null for any other `user_type` or `gender`. */
export const genderOf = (userType: number | null, gender: number | null): Gender | null => {
  if (userType === HINDU_UNDIVIDED_FAMILY) return 'HUF';
  return userType === INDIVIDUAL ? (GENDERS[gender ?? 0] ?? null) : null;
};

/** A `product_rating.rating` without its agency. */
export type CodedRating = readonly [Grade, RatingSuffix | null];

/** `product_rating.rating`: the grade of each odd code; the code after it is the same grade with (SO). Not in order of quality. */
const PLAIN_GRADES: ReadonlyArray<readonly [number, Grade]> = [
  [1, 'AAA'],
  [3, 'AA+'],
  [5, 'AA'],
  [7, 'AA-'],
  [9, 'A+'],
  [11, 'A'],
  [13, 'A-'],
  [15, 'BBB+'],
  [17, 'BBB'],
  [19, 'BBB-'],
  [21, 'B+'],
  [23, 'B'],
  [27, 'BB+'],
  [29, 'BB'],
  [31, 'BB-'],
  [33, 'C+'],
  [35, 'C'],
  [37, 'C-'],
];

/** Codes that don't follow that pattern. D+ and D- are on no agency's scale, but books have them; we read them as D. */
const OTHER_GRADES: ReadonlyArray<readonly [number, CodedRating]> = [
  [25, ['B-', 'SO']],
  [26, ['B-', null]],
  [39, ['D', null]], // D+
  [40, ['D', 'SO']], // D+(SO)
  [41, ['D', 'SO']], // D-(SO)
];

/** The firm has no codes for CCC and CC. */
const CODED_GRADES = LONG_TERM_GRADES.filter((grade) => !grade.startsWith('CC'));
/** Codes 42 to 61: the long-term grades with credit enhancement, in their order. */
const FIRST_CREDIT_ENHANCED = 42;
/** All 61 codes of `product_rating.rating`. */
export const RATING_CODES: ReadonlyMap<number, CodedRating> = new Map<number, CodedRating>([
  ...PLAIN_GRADES.map(([code, grade]) => [code, [grade, null]] as const),
  ...PLAIN_GRADES.map(([code, grade]) => [code + 1, [grade, 'SO']] as const),
  ...OTHER_GRADES,
  ...CODED_GRADES.map((grade, place) => [FIRST_CREDIT_ENHANCED + place, [grade, 'CE']] as const),
]);

/** The lowest code of a grade; null where the firm has none for it. */
export const ratingCodeOf = (grade: Grade, suffix: RatingSuffix | null): number | null => {
  for (const [code, coded] of RATING_CODES) if (coded[0] === grade && coded[1] === suffix) return code;
  return null;
};

export const issuerTypeOf = (code: number | null): IssuerType | null => ISSUER_TYPES[code as keyof typeof ISSUER_TYPES] ?? null;
export const frequencyOf = (code: number | null): Frequency | null => FREQUENCIES[code as keyof typeof FREQUENCIES] ?? null;
