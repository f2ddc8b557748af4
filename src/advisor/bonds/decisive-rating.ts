import { compareBytewise } from '../units.ts';
import { bandOfGrade, GRADES, type Rating } from './rating.ts';

const BANDS_WORST_FIRST = ['default', 'C', 'B', 'A'];
const isCrisil = (rating: Rating): boolean => /crisil/i.test(rating.agency ?? '');

/** Sorts the rating that counts first: CRISIL's before any other, then the worse one. The other keys only make the order stable. */
const byWeight = (left: Rating, right: Rating): number =>
  Number(isCrisil(right)) - Number(isCrisil(left)) ||
  BANDS_WORST_FIRST.indexOf(bandOfGrade(left.grade)) - BANDS_WORST_FIRST.indexOf(bandOfGrade(right.grade)) ||
  GRADES.indexOf(right.grade) - GRADES.indexOf(left.grade) ||
  compareBytewise(`${left.agency} ${left.suffix}`, `${right.agency} ${right.suffix}`);

/** The rating that counts: CRISIL's, otherwise the lowest (by band, then by grade). Null if there are no ratings. */
export const decisiveRating = (ratings: readonly Rating[]): Rating | null => ratings.toSorted(byWeight)[0] ?? null;
