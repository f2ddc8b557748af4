import type { JudgedRecommendation } from '../../advisor/off-policy/estimate-first-places.ts';
import { type StandingSign, standingSigns } from '../../advisor/values/feedback.ts';
import { standingOutcomes } from '../../advisor/values/outcomes.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import { DamagedRowError, type RecommendationStore } from '../ports/recommendation-store.ts';

export interface JudgedPorts {
  readonly feedback: FeedbackStore;
  readonly recommendations: RecommendationStore;
}

/** Recommendations and their rewards, by where the reward comes from. */
export interface JudgedBy {
  /** The share of the current signs on the first type that speak for it. */
  readonly thumbs: readonly JudgedRecommendation[];
  /** 1 if the client bought the first type within 30 days, else 0. */
  readonly outcomes: readonly JudgedRecommendation[];
}

/** Every recommendation with a current sign on its first type or a known outcome. Those that can't be read are left out. */
export const judgedRecommendations = async ({ feedback, recommendations }: JudgedPorts): Promise<JudgedBy> => {
  const rows = await feedback.since(0);
  const signs = new Map<string, StandingSign[]>();
  for (const sign of standingSigns(rows)) {
    // A sign that names another type is about what the client chose, not about what was shown first.
    if (sign.bondType === undefined) signs.set(sign.recommendationId, [...(signs.get(sign.recommendationId) ?? []), sign]);
  }
  const thumbs = new Map([...signs].map(([id, given]) => [id, given.filter(({ sign }) => sign === 1).length / given.length]));
  const outcomes = new Map(standingOutcomes(rows).map(({ recommendationId, isBought }) => [recommendationId, Number(isBought)]));
  return { thumbs: await judged(recommendations, thumbs), outcomes: await judged(recommendations, outcomes) };
};

const judged = async (recommendations: RecommendationStore, rewards: ReadonlyMap<string, number>): Promise<JudgedRecommendation[]> => {
  const found = await recommendations.findMany([...rewards.keys()]);
  return [...rewards].flatMap(([id, reward]) => {
    const shown = found.get(id);
    const first = shown && !(shown instanceof DamagedRowError) ? shown.recommendation.recommended[0] : undefined;
    if (!first || !shown || shown instanceof DamagedRowError) return [];
    const { firstPlace, ranking } = shown.recommendation;
    return [{ client: shown.profile.clientId, first: first.bondType, firstPlace: firstPlace ?? null, ranking, reward }];
  });
};
