import type { BondOnOffer } from '../bond.ts';
import { bandOfGrade, GRADES, type Grade } from '../rating.ts';
import type { LowestGrade } from './ladder.ts';

/** The lowest long-term grade that each short-term grade stands for at the least, by the risk bands; of A1+ agencies say AA- or better. */
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

/** A bond that a government stands for without an agency's grade is known to be of band A and no more. */
const gradeOf = ({ rating, band }: Pick<BondOnOffer, 'rating' | 'band'>): Grade | null =>
  rating ? (LONG_TERM[rating.grade] ?? rating.grade) : band === 'A' ? 'A-' : null;

/** Whether a bond is rated so or better. Nobody's rating, and default, are below every border. */
export const ratedAtLeast = (bond: Pick<BondOnOffer, 'rating' | 'band'>, lowest: LowestGrade): boolean => {
  const grade = gradeOf(bond);
  return grade !== null && bandOfGrade(grade) !== 'default' && GRADES.indexOf(grade) <= GRADES.indexOf(lowest);
};
