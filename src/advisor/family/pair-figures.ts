import type { ProfileColumns } from '../profile-columns.ts';
import type { FamilyPairs } from './family-pairs.ts';
import { isSimilar } from './kinship.ts';

/** How alike the parents and children of a group are. Shares and differences are fractions; null where nothing is known to say it. */
export interface PairFigures {
  /** Different parents. */
  readonly families: number;
  readonly pairs: number;
  /** Pairs of which both risk bands are known, and the share of them with the same one. */
  readonly bandsKnown: number;
  readonly matchRate: number | null;
  /** Pairs of which both reinvestment ratios are known. */
  readonly ratiosKnown: number;
  /** Mean of child − parent, and of its absolute value. */
  readonly meanDifference: number | null;
  readonly meanApart: number | null;
  /** Share of the pairs with both ratios that lie under 20 points apart. */
  readonly similarShare: number | null;
}

/** Figures over some of the pairs: `places` are places in `pairs`. */
export const pairFigures = (columns: ProfileColumns, pairs: FamilyPairs, places: Iterable<number>): PairFigures => {
  const families = new Set<number>();
  let [count, bandsKnown, matching, ratiosKnown, difference, apart, similar] = [0, 0, 0, 0, 0, 0, 0];
  for (const place of places) {
    const [parent, child] = [pairs.parents[place] as number, pairs.children[place] as number];
    families.add(parent);
    count++;
    const [parentBand, childBand] = [columns.band[parent] as number, columns.band[child] as number];
    if (parentBand > 0 && childBand > 0) {
      bandsKnown++;
      if (parentBand === childBand) matching++;
    }
    const between = (columns.reinvestment[child] as number) - (columns.reinvestment[parent] as number);
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
