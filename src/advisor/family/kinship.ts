import { UNCLASSIFIED } from '../bond.ts';
import type { Profile } from '../profile.ts';

/** Reinvestment ratios less than this apart are similar: 20 points of a hundred. */
export const SIMILAR_WITHIN = 0.2;

/** Whether two known reinvestment ratios (fractions) are similar: under 20 points apart. */
export const isSimilar = (difference: number): boolean => Math.abs(difference) < SIMILAR_WITHIN - 1e-9;

/** Where a parent and a child agree and differ. */
export interface Kinship {
  /** Null where a band of one of them is unknown. */
  readonly riskMatches: boolean | null;
  /** child − parent, a fraction; null where one of them has fewer than two purchases. */
  readonly reinvestmentDifference: number | null;
  readonly reinvestmentSimilar: boolean | null;
  /** Types that both bought, the parent's largest amount first. */
  readonly shared: readonly string[];
  /** Types that only the one bought, that one's largest amount first. */
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
