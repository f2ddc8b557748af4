import { isGovernmentBacked } from '../government-backed.ts';
import { type BondBand, bandOfGrade, type Rating } from '../rating.ts';

/** Grades that are read together, best first; short-term papers are rated on a scale of their own. */
export const RATING_GROUPS = [
  'Government-backed',
  'AAA',
  'AA',
  'A',
  'Short-term A1 to A3',
  'BBB',
  'BB+ and below',
  'In default',
  'Not rated',
] as const;
export type RatingGroup = (typeof RATING_GROUPS)[number];

/** @param band null: nobody rated it */
export const ratingGroupOf = (rating: Rating | null, band: BondBand | null): RatingGroup => {
  if (isGovernmentBacked({ rating, band })) return 'Government-backed';
  const known = rating === null ? band : bandOfGrade(rating.grade);
  if (known === null) return 'Not rated';
  if (known === 'default') return 'In default';
  if (known === 'C') return 'BB+ and below';
  if (rating === null) return 'BBB';
  return /^A[1-3]/.test(rating.grade) ? 'Short-term A1 to A3' : (rating.grade.replace(/[+-]$/, '') as RatingGroup);
};

/** The place of a group, best first, for sorting. */
export const placeOfRatingGroup = (group: string): number => RATING_GROUPS.indexOf(group as RatingGroup);
