import { amongSuitable, wishOf } from '../advisor/advice/among-suitable.ts';
import type { Recommendation } from '../advisor/advice/recommend.ts';
import type { Holding, Profile } from '../advisor/book/profile.ts';
import { type Claim, claimsOf } from '../claims/claim.ts';

/** One type (or all others together): prediction vs past. */
export interface RecommendationRow {
  readonly name: string;
  /** Probability that the next purchase is of this type, 0 to 1. */
  readonly probability: number;
  /** Its chance among the types that fit the client, 0 to 1; null if it isn't recommended. */
  readonly chance: number | null;
  /** Its share of the amount bought so far, 0 to 1; null if nothing was bought. */
  readonly share: number | null;
  /** Paise bought so far. */
  readonly amount: number;
  /** What the figures claim; null where there's no figure. */
  readonly claims: { readonly probability: Claim; readonly chance: Claim | null; readonly share: Claim | null; readonly amount: Claim };
}

export const ALL_OTHERS = 'All other types';
const MOST_ROWS = 3;

const boughtOf = (holdings: readonly Holding[]): number => holdings.reduce((sum, { amount }) => sum + Math.max(0, amount), 0);
const clamp = (share: number): number => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0);

/**
 * The recommended types in order, and all others together if they have any share. Each column adds up to 1 (the second to nothing if
 * nothing was bought). If nothing was recommended: the types bought most, of those that the model knows a probability of.
 */
export const recommendationRows = (recommendation: Recommendation, profile: Profile): RecommendationRow[] => {
  const total = boughtOf(profile.holdings);
  const types = [...recommendation.recommended, ...recommendation.ranking];
  const isKnown = ({ bondType }: Holding): boolean => types.some((type) => type.bondType === bondType);
  const shown = recommendation.recommended.length > 0 ? recommendation.recommended : profile.holdings.filter(isKnown);
  const names = shown.slice(0, MOST_ROWS).map(({ bondType }) => bondType);
  const besides = names.join('|');
  const says = claimsOf({ client: profile.clientId }, profile.asOf);
  const { chances } = amongSuitable(recommendation);
  const wish = wishOf(recommendation);
  const rows = names.map((name, place) => {
    const chance = chances[place] ?? null;
    const amount = boughtOf(profile.holdings.filter(({ bondType }) => bondType === name));
    const probability = clamp(types.find(({ bondType }) => bondType === name)?.probability ?? 0);
    const share = total > 0 ? amount / total : null;
    const claims = {
      probability: says.made('advice.probability', probability, { bondType: name }),
      chance: chance === null ? null : says.made('advice.chance', chance, { bondType: name, ...wish }),
      share: share === null ? null : says.made('client.shareOfType', share, { bondType: name }),
      amount: says.made('client.amountOfType', amount, { bondType: name }),
    };
    return { name, probability, chance, amount, share, claims };
  });
  const amount = total - rows.reduce((sum, row) => sum + row.amount, 0);
  const probability = clamp(1 - rows.reduce((sum, row) => sum + row.probability, 0));
  const share = total > 0 ? amount / total : null;
  const claims = {
    probability: says.made('comparison.likelyOther', probability, { besides }),
    chance: null,
    share: share === null ? null : says.made('client.shareOfOtherTypes', share, { besides }),
    amount: says.made('client.amountOfOtherTypes', amount, { besides }),
  };
  const others = { name: ALL_OTHERS, probability, chance: null, amount, share, claims };
  // Less than half a per mille is rounding error, not a type.
  return rows.length > 0 && (amount > 0 || probability > 0.0005) ? [...rows, others] : rows;
};
