import { z } from 'zod';
import { BOND_TRAITS } from '../../../advisor/bonds/bond-traits.ts';
import { BOND_BANDS, RISK_BANDS } from '../../../advisor/bonds/rating.ts';
import { BAND_BASES } from '../../../advisor/suitability/counted-band.ts';
import { BOND_RULES } from '../../../advisor/suitability/judge-bond.ts';
import type { ShownRecommendation } from '../../../usecases/ports/shown-recommendation.ts';
import { readDocument } from '../../rows/document.ts';
import { profileSchema } from '../clients/profile-document.ts';

const instant = z.iso.datetime();
const day = z.int();
const rating = z.object({ grade: z.string(), suffix: z.enum(['SO', 'CE']).nullable(), agency: z.string().nullable() });
const score = {
  bondType: z.string(),
  probability: z.number(),
  score: z.number(),
  qValue: z.number(),
  feedbackTerm: z.number(),
  // Older documents don't have this.
  outcomes: z.object({ advised: z.int(), bought: z.int(), expected: z.number(), term: z.number() }).exactOptional(),
};

const claim = z.object({
  kind: z.string(),
  subject: z.record(z.string(), z.union([z.string(), z.number()])),
  number: z.number(),
  asOf: day,
});

const bond = z.object({
  bondId: z.string(),
  isin: z.string().nullable(),
  issuer: z.string().nullable(),
  bondType: z.string(),
  coupon: z.number().nullable(),
  yieldToMaturity: z.number().nullable(),
  yieldFrom: z.enum(['offer', 'last-trade']).nullable(),
  yieldDay: day.nullable(),
  rating: rating.nullable(),
  band: z.enum(BOND_BANDS).nullable(),
  maturityDay: day.nullable(),
  minimumInvestment: z.number().nullable(),
  // Older documents don't have these.
  frequency: z.enum(['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity']).nullish(),
  issueDay: day.nullish(),
  namedCallable: z.literal(true).exactOptional(),
  traits: z.array(z.enum(BOND_TRAITS)).exactOptional(),
  offeredUntil: day.exactOptional(),
  bandLimits: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('structure'), trait: z.enum(BOND_TRAITS) }),
        z.object({ kind: z.literal('yield'), sovereign: z.number(), from: z.enum(['market', 'desk']), most: z.number() }),
      ]),
    )
    .exactOptional(),
  why: z.object({ sentence: z.string(), claims: z.array(claim).readonly() }).exactOptional(),
  rateRisk: z.object({ modifiedDuration: z.number(), convexity: z.number(), riseOnePoint: z.number() }).nullish(),
});

const recommendation = z.object({
  clientId: z.string(),
  asOf: day,
  segment: z.object({
    id: z.int(),
    name: z.string(),
    size: z.int(),
    confidence: z.number().nullable(),
    bandShares: z.array(z.object({ band: z.enum(RISK_BANDS).nullable(), share: z.number() })).optional(),
    // Older documents don't have these.
    learnedOn: day.optional(),
    differs: z.array(z.string()).optional(),
  }),
  // Older documents don't have this.
  countedBand: z
    .object({
      band: z.enum(RISK_BANDS),
      basis: z.enum(BAND_BASES),
      known: z.enum(RISK_BANDS).nullable(),
      since: day.nullable(),
      isSinceImport: z.boolean(),
      until: day.nullable(),
      isDue: z.boolean(),
    })
    .optional(),
  recommended: z
    .array(
      z.object({
        ...score,
        reasons: z.array(z.string()).readonly(),
        // Older documents don't have this.
        claims: z.array(z.array(claim)).optional(),
        bonds: z.array(bond).readonly(),
        // Absent if there were none.
        lowered: z.object({ bonds: z.int(), reason: z.string() }).exactOptional(),
        refused: z
          .array(z.object({ rule: z.enum(BOND_RULES), bonds: z.int(), reason: z.string(), claims: z.array(claim) }))
          .exactOptional(),
      }),
    )
    .readonly(),
  ranking: z.array(z.object(score)).readonly(),
  excluded: z
    .array(z.object({ bondType: z.string(), reason: z.string(), why: z.string().optional(), claims: z.array(claim).optional() }))
    .readonly(),
  counterfactual: z.string().nullable(),
  // Older documents don't have this.
  counterfactualClaims: z.array(claim).optional(),
  // Absent in recommendations from before propensities were logged, and if nothing was suitable.
  firstPlace: z
    .object({
      propensities: z.record(z.string(), z.number().min(0).max(1.000001)),
      byScore: z.string(),
      explored: z.boolean(),
      share: z.number(),
      draws: z.int(),
    })
    .optional(),
});

/** The shape of a stored recommendation: times are ISO text, days are whole days since 1970, money is in paise. */
const shownSchema = z.object({
  id: z.string(),
  shownTo: z.string(),
  shownAt: instant,
  profile: profileSchema,
  profileFrom: z.union([
    z.object({ kind: z.literal('book') }),
    z.object({ kind: z.literal('snapshot'), takenAt: instant, withoutOffers: z.boolean().optional() }),
  ]),
  recommendation,
  model: z.object({ version: z.int(), trainedAt: instant }),
  dataAsOf: day,
  oldBook: z.object({ day, workingDays: z.int() }).exactOptional(),
});

type Stored<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Stored<T[K]> } : T;

/** The text to store. */
export const recommendationText = (shown: ShownRecommendation): string => JSON.stringify(shown);

/**
 * Reads a stored recommendation.
 * @throws DamagedRowError
 */
export const readRecommendation = (text: string): ShownRecommendation => {
  const stored = readDocument(shownSchema, text, 'recommendation') as Stored<ShownRecommendation>;
  const { profileFrom } = stored;
  return {
    ...(stored as unknown as ShownRecommendation),
    shownAt: new Date(stored.shownAt),
    profileFrom: profileFrom.kind === 'book' ? profileFrom : { ...profileFrom, takenAt: new Date(profileFrom.takenAt) },
    model: { ...stored.model, trainedAt: new Date(stored.model.trainedAt) },
  };
};
