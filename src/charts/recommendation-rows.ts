import type { Holding, Profile } from '../advisor/profile.ts';
import type { Recommendation } from '../advisor/recommend.ts';

/** One type (or all others together): what is foreseen against what happened. */
export interface RecommendationRow {
  readonly name: string;
  /** That the next purchase is of this; a fraction of one. */
  readonly probability: number;
  /** Its share of the amount bought so far, as a fraction of one; null where nothing was bought. */
  readonly share: number | null;
  /** Paise bought so far. */
  readonly amount: number;
}

export const ALL_OTHERS = 'All other types';
const MOST_ROWS = 3;

const boughtOf = (holdings: readonly Holding[]): number => holdings.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
const clamp = (share: number): number => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0);

/**
 * The recommended types in their order, and all others together where there is anything in them. Both columns of figures add up to 1 (the
 * second to nothing where nothing was bought). Where nothing was recommended: the types bought most.
 */
export const recommendationRows = (recommendation: Recommendation, profile: Profile): RecommendationRow[] => {
  const total = boughtOf(profile.holdings);
  const names =
    recommendation.recommended.length > 0
      ? recommendation.recommended.slice(0, MOST_ROWS).map(({ bondType }) => bondType)
      : profile.holdings.slice(0, MOST_ROWS).map(({ bondType }) => bondType);
  const types = [...recommendation.recommended, ...recommendation.ranking];
  const rows = names.map((name) => {
    const amount = boughtOf(profile.holdings.filter(({ bondType }) => bondType === name));
    const probability = clamp(types.find(({ bondType }) => bondType === name)?.probability ?? 0);
    return { name, probability, amount, share: total > 0 ? amount / total : null };
  });
  const amount = total - rows.reduce((sum, row) => sum + row.amount, 0);
  const probability = clamp(1 - rows.reduce((sum, row) => sum + row.probability, 0));
  const others = { name: ALL_OTHERS, probability, amount, share: total > 0 ? amount / total : null };
  // A half per mille is the dust of adding up, not a type.
  return rows.length > 0 && (amount > 0 || probability > 0.0005) ? [...rows, others] : rows;
};
