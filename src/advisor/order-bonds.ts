import type { BondOnOffer } from './bond.ts';
import type { Profile } from './profile.ts';
import { GRADES } from './rating.ts';
import { compareBytewise } from './units.ts';

/** Grades are compared in steps of this yield: half a percentage point. */
const YIELD_STEP = 0.005;

/**
 * The order in which suitable bonds of one type are named: nearest to the client's usual yield first, in steps of half a percentage point;
 * within a step the better grade, then the higher yield, then the id. The highest yield first would be the worst rating first. Where the
 * client has no yield yet, the better grade comes first.
 */
export const orderBonds = (bonds: readonly BondOnOffer[], { averageYield }: Pick<Profile, 'averageYield'>): BondOnOffer[] => {
  const distance = ({ yieldToMaturity }: BondOnOffer): number => {
    if (averageYield === null) return 0;
    return yieldToMaturity === null ? Number.MAX_SAFE_INTEGER : Math.floor(Math.abs(yieldToMaturity - averageYield) / YIELD_STEP);
  };
  return bonds.toSorted(
    (left, right) =>
      distance(left) - distance(right) ||
      gradeOf(left) - gradeOf(right) ||
      (right.yieldToMaturity ?? -1) - (left.yieldToMaturity ?? -1) ||
      compareBytewise(left.bondId, right.bondId),
  );
};

const LETTERS = ['A', 'B', 'C'];

/** Long-term and short-term grades on one scale: by band, then by place. */
const gradeOf = ({ rating, band }: BondOnOffer): number => {
  const letter = LETTERS.indexOf(band ?? '');
  return (letter < 0 ? LETTERS.length : letter) * 100 + (rating ? GRADES.indexOf(rating.grade) : GRADES.length);
};
