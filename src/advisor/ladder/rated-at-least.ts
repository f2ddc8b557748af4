import type { BondOnOffer } from '../bonds/bond.ts';
import { bandOfGrade, GRADES, type Grade } from '../bonds/rating.ts';

/** The lowest long-term grade each short-term grade corresponds to, by risk band; for A1+, agencies say AA- or better. */
const LONG_TERM: Partial<Record<Grade, Grade>> = {
  'A1+': 'AA-',
  A1: 'A-',
  'A2+': 'BBB-',
  A2: 'BBB-',
  'A3+': 'BBB-',
  A3: 'BBB-',
  'A4+': 'C-',
  A4: 'C-',
};

/** A government-backed bond without a rating is only known to be in band A. */
const gradeOf = ({ rating, band }: Pick<BondOnOffer, 'rating' | 'band'>): Grade | null =>
  rating ? (LONG_TERM[rating.grade] ?? rating.grade) : band === 'A' ? 'A-' : null;

/** Whether a bond is rated `lowest` or better. Unrated bonds and bonds in default never are. */
export const ratedAtLeast = (bond: Pick<BondOnOffer, 'rating' | 'band'>, lowest: Grade): boolean => {
  const grade = gradeOf(bond);
  return grade !== null && bandOfGrade(grade) !== 'default' && GRADES.indexOf(grade) <= GRADES.indexOf(lowest);
};
