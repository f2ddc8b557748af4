import { isGovernmentBacked } from '../bonds/government-backed.ts';
import { type BondBand, bandOfGrade, type Rating } from '../bonds/rating.ts';

/** Grades grouped for reading, best first. Short-term papers have their own scale. */
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

/** The group of a rating. @param band null if unrated */
export const ratingGroupOf = (rating: Rating | null, band: BondBand | null): RatingGroup => {
  if (isGovernmentBacked({ rating, band })) return 'Government-backed';
  const known = rating === null ? band : bandOfGrade(rating.grade);
  if (known === null) return 'Not rated';
  if (known === 'default') return 'In default';
  if (known === 'C') return 'BB+ and below';
  if (rating === null) return 'BBB';
  return /^A[1-3]/.test(rating.grade) ? 'Short-term A1 to A3' : (rating.grade.replace(/[+-]$/, '') as RatingGroup);
};

/** The place of a group, for sorting best first. */
export const placeOfRatingGroup = (group: string): number => RATING_GROUPS.indexOf(group as RatingGroup);
