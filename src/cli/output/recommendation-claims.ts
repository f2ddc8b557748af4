import { dayInWords } from '../../advisor/calendar/day-in-words.ts';
import { type Day, dayFromIso } from '../../advisor/units.ts';
import { type Claim, type ClaimSubject, claim } from '../../claims/claim.ts';
import type { ClaimKind } from '../../claims/kinds.ts';
import type { recommendationJson } from './recommendation-json.ts';

type Document = ReturnType<typeof recommendationJson>;

/** A number of the document with what it claims; as a person would say it, so that the checker reads it again. */
export interface ClaimedField {
  /** `client.age`, `recommendations.0.bonds.1.ytm` */
  readonly path: string;
  readonly words: string;
  readonly claim: Claim;
}

/** A number in full, without an exponent. */
const DIGITS = 12;

const SAID = {
  rupees: (value: number) => ({ words: `₹${value}`, number: Math.round(value * 100) }),
  percent: (value: number) => ({ words: `${value.toFixed(DIGITS)}%`, number: value / 100 }),
  fraction: (value: number) => ({ words: `${(value * 100).toFixed(DIGITS)}%`, number: value }),
  plain: (value: number) => ({ words: Number.isInteger(value) ? `${value}` : value.toFixed(DIGITS), number: value }),
  band: (value: string) => ({ words: value, number: 'ABC'.indexOf(value) + 1 }),
  day: (value: string) => {
    const day = dayFromIso(value) as Day;
    return { words: dayInWords(day), number: day };
  },
} as const;

/** What the document itself doesn't say. */
export interface SaidElsewhere {
  /** Whether types that the client holds were left out. */
  readonly newTypesOnly: boolean;
  /** The day up to which the model learned, which a segment's size is of; null if it isn't known. */
  readonly learnedOn: Day | null;
}

/** Every number of the recommendation as JSON that's about the client, the book or the model. */
export const claimedFields = (document: Document, { newTypesOnly, learnedOn }: SaidElsewhere): readonly ClaimedField[] => {
  const { client, recommendations, scores, segment, model } = document;
  const asOf = dayFromIso(document.asOf) as Day;
  const about = { client: client.id };
  const field = <Value extends number | string>(
    path: string,
    value: Value | null,
    say: (value: Value) => { readonly words: string; readonly number: number },
    kind: ClaimKind,
    subject: ClaimSubject,
    on: number = asOf,
  ): ClaimedField[] => {
    if (value === null) return [];
    const { words, number } = say(value);
    return [{ path, words, claim: { kind, subject, number, asOf: on } }];
  };
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
    ...(learnedOn === null ? [] : field('segment.size', segment.size, SAID.plain, 'segment.size', { segment: segment.id }, learnedOn)),
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
          return [
            ...field(`${inBond}.coupon`, bond.coupon, SAID.percent, 'offer.coupon', of),
            ...field(`${inBond}.ytm`, bond.ytm, SAID.percent, 'offer.yield', of),
            ...field(`${inBond}.ytmAsOf`, bond.ytmAsOf, SAID.day, 'offer.yieldDay', of),
            ...field(`${inBond}.maturity`, bond.maturity, SAID.day, 'offer.maturity', of),
            ...field(
              `${inBond}.price`,
              bond.price === null || bond.accruedInterest === null ? null : bond.price + bond.accruedInterest,
              SAID.percent,
              'offer.fullPrice',
              of,
            ),
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
  for (const { words, claim: made } of claimedFields(document, elsewhere)) claim(words, made);
  return document;
};
