import { type BondBand, GRADES, type Rating } from './rating.ts';

/** Short-term grades on the long-term scale, best first: A1+ is like AA+, A4 like BB. */
const SHORT_TERM_STEPS = [2, 5, 8, 9, 10, 10, 12, 13];
const LONG_TERM = GRADES.length - SHORT_TERM_STEPS.length;

/**
 * How far a rating is from the best, in notches: 0 for a government's, 1 for AAA, 2 for AA+. An unrated bond that has a band is
 * government-backed; null for any other.
 */
export const gradeStep = (rating: Rating | null, band: BondBand | null): number | null => {
  if (rating === null) return band === null ? null : 0;
  const place = GRADES.indexOf(rating.grade);
  return place < LONG_TERM ? place : (SHORT_TERM_STEPS[place - LONG_TERM] ?? null);
};
