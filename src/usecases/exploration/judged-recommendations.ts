import type { JudgedRecommendation } from '../../advisor/off-policy/estimate-first-places.ts';
import { type StandingSign, standingSigns } from '../../advisor/values/feedback.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import { DamagedRowError, type RecommendationStore } from '../ports/recommendation-store.ts';

export interface JudgedPorts {
  readonly feedback: FeedbackStore;
  readonly recommendations: RecommendationStore;
}

/** Every recommendation with a current sign on its first type, and what the signs say. Those that can't be read are left out. */
export const judgedRecommendations = async ({ feedback, recommendations }: JudgedPorts): Promise<readonly JudgedRecommendation[]> => {
  const signs = new Map<string, StandingSign[]>();
  for (const sign of standingSigns(await feedback.since(0))) {
    // A sign that names another type is about what the client chose, not about what was shown first.
    if (sign.bondType === undefined) signs.set(sign.recommendationId, [...(signs.get(sign.recommendationId) ?? []), sign]);
  }
  const judged: JudgedRecommendation[] = [];
  for (const [id, ofRecommendation] of signs) {
    const shown = await recommendations.find(id).catch((error: unknown) => {
      if (error instanceof DamagedRowError) return null;
      throw error;
    });
    const first = shown?.recommendation.recommended[0];
    if (!shown || !first) continue;
    judged.push({
      client: shown.profile.clientId,
      first: first.bondType,
      firstPlace: shown.recommendation.firstPlace ?? null,
      ranking: shown.recommendation.ranking,
      reward: ofRecommendation.filter(({ sign }) => sign === 1).length / ofRecommendation.length,
    });
  }
  return judged;
};
