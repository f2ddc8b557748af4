import { bandLimitOf, whyInFull } from '../../../views/recommendation/bond-words.ts';
import { amongSuitable } from '../../advisor/advice/among-suitable.ts';
import type { Recommendation } from '../../advisor/advice/recommend.ts';
import type { RecommendedBond } from '../../advisor/bonds/bond.ts';
import { offerValuation } from '../../advisor/bonds/offer-valuation.ts';
import { formatRating } from '../../advisor/bonds/rating.ts';
import { traitsOf } from '../../advisor/bonds/traits-of.ts';
import type { Profile } from '../../advisor/book/profile.ts';
import { oldBookInWords } from '../../advisor/calendar/book-days-in-words.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { guardianSentence } from '../../advisor/suitability/guardian.ts';
import { WHY_NO_BOND } from '../../advisor/suitability/judge-type.ts';
import { type Day, type Fraction, isoFromDay, type Paise, percentFromFraction, rupeesFromPaise } from '../../advisor/units.ts';
import type { StoredModel } from '../../usecases/ports/model-store.ts';
import type { ShownRecommendation } from '../../usecases/ports/shown-recommendation.ts';

/** A rate in percent, or a price per 100 of face value: to 10 decimals. */
const percent = (share: Fraction | null | undefined): number | null => (share == null ? null : percentFromFraction(share));

/** Null in an older document that doesn't say, and where it isn't known. */
const rupees = (amount: Paise | null | undefined): number | null => (amount == null ? null : rupeesFromPaise(amount));

const bondJson = (bond: RecommendedBond, asOf: Day, settlesOn: Day) => {
  const valuation = offerValuation(bond, settlesOn);
  const traits = traitsOf(bond);
  return {
    isin: bond.isin ?? bond.bondId,
    issuer: bond.issuer,
    coupon: percent(bond.coupon),
    ytm: percent(bond.yieldToMaturity),
    ytmFrom: bond.yieldFrom,
    ytmAsOf: bond.yieldDay === null ? null : isoFromDay(bond.yieldDay),
    rating: bond.rating && formatRating({ ...bond.rating, agency: null }),
    maturity: bond.maturityDay === null ? null : isoFromDay(bond.maturityDay),
    price: percent(valuation?.cleanPrice),
    accruedInterest: percent(valuation?.accruedInterest),
    yieldToWorst: percent(valuation?.worst?.yield),
    // It takes the client's tax slab, which isn't recorded.
    yieldAfterTax: null,
    modifiedDuration: bond.rateRisk?.modifiedDuration ?? null,
    rateRiseOnePointPercent: percent(bond.rateRisk?.riseOnePoint),
    minimum: rupees(bond.minimumInvestment),
    band: bond.band,
    bandReason: bandLimitOf(bond, asOf),
    traits: traits.length > 0 ? traits : null,
    why: whyInFull(bond, asOf),
  };
};

/** The band that counted for suitability and why, with the days of the recorded profile. */
const suitabilityJson = (counted: Recommendation['countedBand']) =>
  counted === undefined
    ? null
    : {
        band: counted.band,
        basis: counted.basis,
        since: counted.since === null ? null : isoFromDay(counted.since),
        sinceImport: counted.isSinceImport,
        until: counted.until === null ? null : isoFromDay(counted.until),
      };

/**
 * The JSON document that other programs rely on: rates in percent, money in rupees, prices per 100 of face value, days as YYYY-MM-DD.
 * @param settlesOn when a purchase of that day settles
 */
export const recommendationJson = (
  advice: {
    readonly profile: Profile;
    readonly profileFrom: ShownRecommendation['profileFrom'];
    readonly recommendation: Recommendation;
    readonly stored: Pick<StoredModel, 'version' | 'trainedAt'>;
    readonly modelOfNow?: true;
    readonly dataAsOf: Day;
    readonly oldBook: OldBook | null;
  },
  settlesOn: Day,
) => {
  const { profile, profileFrom, recommendation, stored } = advice;
  const { id, name, size, confidence } = recommendation.segment;
  const { chances } = amongSuitable(recommendation);
  return {
    client: {
      id: profile.clientId,
      age: profile.age,
      gender: profile.gender,
      riskBand: profile.riskBand,
      riskBandSource: profile.riskBandSource,
      totalInvested: rupeesFromPaise(profile.totalInvested),
      outstanding: rupees(profile.outstanding),
      maturityUnknown: rupees(profile.maturityUnknown),
      averageYtm: percent(profile.averageYield),
      reinvestmentRatio: percent(profile.reinvestmentRatio),
      maturedBoughtAgain: percent(profile.boughtAgain ?? null),
      trades: profile.trades,
      parentId: profile.parentId,
    },
    profileFrom: profileFrom.kind === 'book' ? profileFrom : { ...profileFrom, takenAt: profileFrom.takenAt.toISOString() },
    segment: { id, name, size, confidence },
    recommendations: recommendation.recommended.map((type, place) => ({
      bondType: type.bondType,
      score: type.score,
      probability: type.probability,
      chanceAmongSuitable: chances[place] as number,
      qValue: type.qValue,
      reasons: type.reasons,
      bonds: type.bonds.map((bond) => bondJson(bond, recommendation.asOf, settlesOn)),
      whyNoBond: type.bonds.length === 0 ? WHY_NO_BOND : null,
      leftOut: type.lowered ?? null,
      refused: (type.refused ?? []).map(({ rule, bonds, reason }) => ({ rule, bonds, reason })),
    })),
    scores: Object.fromEntries(recommendation.ranking.map((type) => [type.bondType, type.probability])),
    excluded: recommendation.excluded.map(({ bondType, reason, why }) => ({ bondType, reason, ...(why && { why }) })),
    suitability: suitabilityJson(recommendation.countedBand),
    guardian: recommendation.recommended.length > 0 ? guardianSentence(profile) : null,
    counterfactual: recommendation.counterfactual,
    model: { version: stored.version, trainedAt: stored.trainedAt.toISOString(), activeAsOf: advice.modelOfNow !== true },
    asOf: isoFromDay(recommendation.asOf),
    dataAsOf: isoFromDay(advice.dataAsOf),
    oldBook: advice.oldBook && oldBookInWords(advice.oldBook),
  };
};
