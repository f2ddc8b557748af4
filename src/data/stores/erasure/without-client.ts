import type { TypeScore } from '../../../advisor/advice/recommend.ts';
import { type ClientId, paise } from '../../../advisor/units.ts';
import type { ShownRecommendation } from '../../../usecases/ports/shown-recommendation.ts';

const scoreOnly = ({ bondType, probability, score, qValue, feedbackTerm }: TypeScore): TypeScore => ({
  bondType,
  probability,
  score,
  qValue,
  feedbackTerm,
});

/**
 * A recommendation without the person it was for. It keeps what feedback folds and aggregate figures need (segment, types with scores, how
 * first place was chosen, model version, who saw it and when), and nothing that identifies the client.
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
      segment: { ...recommendation.segment, differs: [] },
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
