import type { ProfileColumns } from '../book/profile-columns.ts';
import type { FamilyPairs } from './family-pairs.ts';
import { isSimilar } from './kinship.ts';

/** How alike the parents and children of a group are. Shares and differences are fractions; null if nothing is known. */
export interface PairFigures {
  /** Distinct parents. */
  readonly families: number;
  readonly pairs: number;
  /** Pairs with both risk bands known, and the share of them with the same one. */
  readonly bandsKnown: number;
  readonly matchRate: number | null;
  /** Pairs with both reinvestment ratios known. */
  readonly ratiosKnown: number;
  /** Mean of child − parent, and of its absolute value. */
  readonly meanDifference: number | null;
  readonly meanApart: number | null;
  /** Share of the pairs with both ratios that are under 20 percentage points apart. */
  readonly similarShare: number | null;
}

/** Figures over the pairs at the given places. */
export const pairFigures = (columns: ProfileColumns, pairs: FamilyPairs, places: Iterable<number>): PairFigures => {
  const families = new Set<number>();
  let [count, bandsKnown, matching, ratiosKnown, difference, apart, similar] = [0, 0, 0, 0, 0, 0, 0];
  for (const place of places) {
    const [parent, child] = [pairs.parents[place], pairs.children[place]];
    families.add(parent);
    count++;
    const [parentBand, childBand] = [columns.band[parent], columns.band[child]];
    if (parentBand > 0 && childBand > 0) {
      bandsKnown++;
      if (parentBand === childBand) matching++;
    }
    const between = columns.reinvestment[child] - columns.reinvestment[parent];
    if (!Number.isNaN(between)) {
      ratiosKnown++;
      difference += between;
      apart += Math.abs(between);
      if (isSimilar(between)) similar++;
    }
  }
  const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  return {
    families: families.size,
    pairs: count,
    bandsKnown,
    matchRate: shareOf(matching, bandsKnown),
    ratiosKnown,
    meanDifference: shareOf(difference, ratiosKnown),
    meanApart: shareOf(apart, ratiosKnown),
    similarShare: shareOf(similar, ratiosKnown),
  };
};
