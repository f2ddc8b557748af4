import { type Day, dayFromIso } from '../../advisor/units.ts';
import { claimsOf } from '../../claims/claim.ts';
import type { recommendationJson } from '../output/recommendation-json.ts';
import { type ClaimedField, claimFields, fieldsOf, SAID } from './claimed-fields.ts';

type Document = ReturnType<typeof recommendationJson>;

/** What the document itself doesn't say. */
export interface SaidElsewhere {
  /** Whether types that the client holds were left out. */
  readonly newTypesOnly: boolean;
  /** The day up to which the model learned, which a segment's size is of; null if it isn't known. */
  readonly learnedOn: Day | null;
  /** When a purchase of that day settles, which prices are of. */
  readonly settlesOn: Day;
}

/** Every number of the recommendation as JSON that's about the client, the book or the model. */
export const claimedFields = (document: Document, { newTypesOnly, learnedOn, settlesOn }: SaidElsewhere): readonly ClaimedField[] => {
  const { client, recommendations, scores, segment, model } = document;
  const asOf = dayFromIso(document.asOf) as Day;
  const about = { client: client.id };
  const field = fieldsOf(claimsOf({}, asOf));
  const only = newTypesOnly ? { only: 'new' } : {};
  return [
    ...field('client.age', client.age, SAID.plain, 'client.age', about),
    ...field('client.totalInvested', client.totalInvested, SAID.rupees, 'client.bought', about),
    ...field('client.outstanding', client.outstanding, SAID.rupees, 'client.outstanding', about),
    ...field('client.maturityUnknown', client.maturityUnknown, SAID.rupees, 'client.maturityUnknown', about),
    ...field('client.averageYtm', client.averageYtm, SAID.percent, 'client.yield', about),
    ...field('client.reinvestmentRatio', client.reinvestmentRatio, SAID.percent, 'client.reinvests', about),
    ...field('client.maturedBoughtAgain', client.maturedBoughtAgain, SAID.percent, 'client.boughtAgain', about),
    ...field('client.trades', client.trades, SAID.plain, 'client.purchases', about),
    ...field(
      'client.riskBand',
      client.riskBand,
      SAID.band,
      client.riskBandSource === 'recorded' ? 'client.recordedBand' : 'client.derivedBand',
      about,
    ),
    ...(learnedOn === null
      ? []
      : fieldsOf(claimsOf({}, learnedOn))('segment.size', segment.size, SAID.plain, 'segment.size', { segment: segment.id })),
    ...field('segment.confidence', segment.confidence, SAID.plain, 'segment.stability', { segment: segment.id, version: model.version }),
    ...Object.entries(scores).flatMap(([bondType, score]) =>
      field(`scores.${bondType}`, score, SAID.fraction, 'advice.probability', { ...about, bondType }),
    ),
    ...recommendations.flatMap(({ bondType, bonds, ...type }, at) => {
      const path = `recommendations.${at}`;
      const subject = { ...about, bondType };
      return [
        ...field(`${path}.score`, type.score, SAID.plain, 'advice.score', subject),
        ...field(`${path}.probability`, type.probability, SAID.fraction, 'advice.probability', subject),
        ...field(`${path}.chanceAmongSuitable`, type.chanceAmongSuitable, SAID.fraction, 'advice.chance', { ...subject, ...only }),
        ...field(`${path}.qValue`, type.qValue, SAID.plain, 'advice.qValue', subject),
        ...field(`${path}.leftOut.bonds`, type.leftOut?.bonds ?? null, SAID.plain, 'offer.lowered', subject),
        ...type.refused.flatMap(({ rule, bonds }, at) =>
          field(`${path}.refused.${at}.bonds`, bonds, SAID.plain, 'offer.refused', { ...subject, rule }),
        ),
        ...bonds.flatMap((bond, place) => {
          const inBond = `${path}.bonds.${place}`;
          const of = { bond: bond.isin };
          const settled = { ...of, settle: settlesOn };
          return [
            ...field(`${inBond}.coupon`, bond.coupon, SAID.percent, 'offer.coupon', of),
            ...field(`${inBond}.ytm`, bond.ytm, SAID.percent, 'offer.yield', of),
            ...field(`${inBond}.ytmAsOf`, bond.ytmAsOf, SAID.day, 'offer.yieldDay', of),
            ...field(`${inBond}.maturity`, bond.maturity, SAID.day, 'offer.maturity', of),
            ...field(`${inBond}.price`, bond.price, SAID.price, 'quote.clean', settled),
            ...field(`${inBond}.accruedInterest`, bond.accruedInterest, SAID.price, 'quote.accrued', settled),
            ...field(`${inBond}.yieldToWorst`, bond.yieldToWorst, SAID.percent, 'quote.worst', settled),
            ...field(`${inBond}.modifiedDuration`, bond.modifiedDuration, SAID.plain, 'offer.duration', of),
            ...field(`${inBond}.rateRiseOnePointPercent`, bond.rateRiseOnePointPercent, SAID.percent, 'offer.rise', of),
            ...field(`${inBond}.minimum`, bond.minimum, SAID.rupees, 'offer.minimum', of),
            ...field(`${inBond}.band`, bond.band, SAID.band, 'offer.band', of),
          ];
        }),
      ];
    }),
    ...field('asOf', document.asOf, SAID.day, 'answer.day', {}),
    ...field('dataAsOf', document.dataAsOf, SAID.day, 'book.newest', {}),
  ];
};

/** Hands the claims of the document over to whoever collects claims. */
export const claimDocument = (document: Document, elsewhere: SaidElsewhere): Document => {
  claimFields(claimedFields(document, elsewhere));
  return document;
};
