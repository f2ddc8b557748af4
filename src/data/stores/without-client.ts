import type { TypeScore } from '../../advisor/recommend.ts';
import { type ClientId, paise } from '../../advisor/units.ts';
import type { ShownRecommendation } from '../../usecases/shown-recommendation.ts';

const scoreOnly = ({ bondType, probability, score, qValue, feedbackTerm }: TypeScore): TypeScore => ({
  bondType,
  probability,
  score,
  qValue,
  feedbackTerm,
});

/**
 * A recommendation without the person it was for: what the folds of feedback and the figures over many need stays (segment, types with their
 * scores, how the first place was taken, model version, who was shown it and when), and nothing that says whose it was.
 */
export const withoutClient = (shown: ShownRecommendation, pseudonym: ClientId): ShownRecommendation => {
  const { profile, recommendation } = shown;
  return {
    id: shown.id,
    shownTo: shown.shownTo,
    shownAt: shown.shownAt,
    forgotten: true,
    profile: {
      clientId: pseudonym,
      asOf: profile.asOf,
      age: null,
      gender: null,
      riskBand: null,
      riskBandSource: 'unknown',
      totalInvested: paise(0),
      averageYield: null,
      averageCoupon: null,
      trades: 0,
      firstTradeDay: null,
      lastTradeDay: null,
      reinvestmentRatio: null,
      holdings: [],
      recentPurchases: [],
      parentId: null,
      relationshipManagerId: null,
    },
    profileFrom: shown.profileFrom,
    recommendation: {
      clientId: pseudonym,
      asOf: recommendation.asOf,
      segment: recommendation.segment,
      recommended: recommendation.recommended.map((type) => ({ ...scoreOnly(type), reasons: [], bonds: [] })),
      ranking: recommendation.ranking.map(scoreOnly),
      excluded: [],
      counterfactual: null,
      ...(recommendation.firstPlace && { firstPlace: recommendation.firstPlace }),
    },
    model: shown.model,
    dataAsOf: shown.dataAsOf,
  };
};
