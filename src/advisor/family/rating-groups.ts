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

/**
 * The group of a bond's rating. Only a government's word gives a bond a band without a rating.
 * @param band null: nobody rated it
 */
export const ratingGroupOf = (rating: Rating | null, band: BondBand | null): RatingGroup => {
  if (rating === null) return band === null ? 'Not rated' : groupOfBand(band);
  if (rating.grade === 'Sovereign') return 'Government-backed';
  const gradeBand = bandOfGrade(rating.grade);
  if (gradeBand === 'default' || gradeBand === 'C') return groupOfBand(gradeBand);
  return /^A[1-4]/.test(rating.grade) ? 'Short-term A1 to A3' : (rating.grade.replace(/[+-]$/, '') as RatingGroup);
};

const groupOfBand = (band: BondBand): RatingGroup => {
  if (band === 'default') return 'In default';
  if (band === 'C') return 'BB+ and below';
  return band === 'B' ? 'BBB' : 'Government-backed';
};

/** The place of a group, best first, for sorting. */
export const placeOfRatingGroup = (group: string): number => RATING_GROUPS.indexOf(group as RatingGroup);
