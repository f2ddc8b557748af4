import type { RecommendedBond } from '../advisor/bond.ts';
import type { Profile } from '../advisor/profile.ts';
import { formatRating } from '../advisor/rating.ts';
import type { Recommendation } from '../advisor/recommend.ts';
import { type Day, type Fraction, isoFromDay, percentFromFraction, rupeesFromPaise } from '../advisor/units.ts';
import type { StoredModel } from '../usecases/ports.ts';
import type { ShownRecommendation } from '../usecases/shown-recommendation.ts';

const percent = (share: Fraction | null): number | null => (share === null ? null : percentFromFraction(share));

const bondJson = (bond: RecommendedBond) => ({
  isin: bond.isin ?? bond.bondId,
  issuer: bond.issuer,
  coupon: percent(bond.coupon),
  ytm: percent(bond.yieldToMaturity),
  ytmFrom: bond.yieldFrom,
  ytmAsOf: bond.yieldDay === null ? null : isoFromDay(bond.yieldDay),
  rating: bond.rating && formatRating({ ...bond.rating, agency: null }),
  maturity: bond.maturityDay === null ? null : isoFromDay(bond.maturityDay),
  modifiedDuration: bond.rateRisk?.modifiedDuration ?? null,
  rateRiseOnePointPercent: percent(bond.rateRisk?.riseOnePoint ?? null),
});

/** The document of the outward contract: rates in percent, money in rupees, days as YYYY-MM-DD. */
export const recommendationJson = (advice: {
  readonly profile: Profile;
  readonly profileFrom: ShownRecommendation['profileFrom'];
  readonly recommendation: Recommendation;
  readonly stored: Pick<StoredModel, 'version' | 'trainedAt'>;
  readonly dataAsOf: Day;
}) => {
  const { profile, profileFrom, recommendation, stored } = advice;
  const { id, name, size, confidence } = recommendation.segment;
  return {
    client: {
      id: profile.clientId,
      age: profile.age,
      gender: profile.gender,
      riskBand: profile.riskBand,
      riskBandSource: profile.riskBandSource,
      totalInvested: rupeesFromPaise(profile.totalInvested),
      averageYtm: percent(profile.averageYield),
      reinvestmentRatio: percent(profile.reinvestmentRatio),
      trades: profile.trades,
      parentId: profile.parentId,
    },
    profileFrom: profileFrom.kind === 'book' ? profileFrom : { ...profileFrom, takenAt: profileFrom.takenAt.toISOString() },
    segment: { id, name, size, confidence },
    recommendations: recommendation.recommended.map((type) => ({
      bondType: type.bondType,
      score: type.score,
      probability: type.probability,
      qValue: type.qValue,
      reasons: type.reasons,
      bonds: type.bonds.map(bondJson),
    })),
    scores: Object.fromEntries(recommendation.ranking.map((type) => [type.bondType, type.probability])),
    excluded: recommendation.excluded,
    counterfactual: recommendation.counterfactual,
    model: { version: stored.version, trainedAt: stored.trainedAt.toISOString() },
    asOf: isoFromDay(recommendation.asOf),
    dataAsOf: isoFromDay(advice.dataAsOf),
  };
};
