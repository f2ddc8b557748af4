import { UNCLASSIFIED } from '../bonds/bond.ts';
import type { Profile } from '../book/profile.ts';

/** Reinvestment ratios less than this apart are similar: 20 percentage points. */
export const SIMILAR_WITHIN = 0.2;

/** Whether two reinvestment ratios (fractions) with this difference are similar: under 20 percentage points apart. */
export const isSimilar = (difference: number): boolean => Math.abs(difference) < SIMILAR_WITHIN - 1e-9;

/** What a parent and a child have in common, and how they differ. */
export interface Kinship {
  /** Null if one of the bands is unknown. */
  readonly riskMatches: boolean | null;
  /** child − parent, a fraction; null if one of them has fewer than two purchases. */
  readonly reinvestmentDifference: number | null;
  readonly reinvestmentSimilar: boolean | null;
  /** Types both bought, the parent's largest amount first. */
  readonly shared: readonly string[];
  /** Types only one of them bought, their largest amount first. */
  readonly parentOnly: readonly string[];
  readonly childOnly: readonly string[];
}

const typesOf = ({ holdings }: Profile): string[] => holdings.map(({ bondType }) => bondType).filter((name) => name !== UNCLASSIFIED);

export const kinshipOf = (parent: Profile, child: Profile): Kinship => {
  const known = parent.riskBand !== null && child.riskBand !== null;
  const difference =
    parent.reinvestmentRatio === null || child.reinvestmentRatio === null ? null : child.reinvestmentRatio - parent.reinvestmentRatio;
  const [parents, childs] = [typesOf(parent), typesOf(child)];
  return {
    riskMatches: known ? parent.riskBand === child.riskBand : null,
    reinvestmentDifference: difference,
    reinvestmentSimilar: difference === null ? null : isSimilar(difference),
    shared: parents.filter((type) => childs.includes(type)),
    parentOnly: parents.filter((type) => !childs.includes(type)),
    childOnly: childs.filter((type) => !parents.includes(type)),
  };
};
