import { z } from 'zod';
import { RISK_BANDS } from '../../../advisor/bonds/rating.ts';
import { GENDERS } from '../../../advisor/book/book.ts';
import type { KeptProfile } from '../../../advisor/book/kept-profile.ts';
import { readDocument } from '../../rows/document.ts';

const day = z.int();
const paise = z.number();
const fraction = z.number();

/** The shape of a stored profile. Days are whole days since 1970, money is in paise, rates are fractions. */
export const profileSchema = z.object({
  clientId: z.string(),
  asOf: day,
  age: z.number().nullable(),
  // This and the other optional ones are absent in older documents.
  birthDay: day.exactOptional(),
  gender: z.enum(GENDERS).nullable(),
  riskBand: z.enum(RISK_BANDS).nullable(),
  riskBandSource: z.enum(['recorded', 'derived', 'unknown']),
  bandAssessedOn: day.exactOptional(),
  bandImportedOn: day.exactOptional(),
  totalInvested: paise,
  outstanding: paise.nullable().exactOptional(),
  maturityUnknown: paise.exactOptional(),
  averageYield: fraction.nullable(),
  averageCoupon: fraction.nullable(),
  trades: z.int(),
  purchaseDays: z.int().exactOptional(),
  firstTradeDay: day.nullable(),
  lastTradeDay: day.nullable(),
  reinvestmentRatio: fraction.nullable(),
  boughtAgain: fraction.nullable().exactOptional(),
  holdings: z
    .array(
      z.object({
        bondType: z.string(),
        trades: z.int(),
        amount: paise,
        lastDay: day,
        // Older documents don't have these two.
        outstanding: paise.exactOptional(),
        usual: z.object({ logYears: z.number(), dated: z.int(), grades: z.int(), graded: z.int() }).exactOptional(),
      }),
    )
    .readonly(),
  recentPurchases: z.array(z.object({ day, amounts: z.array(z.object({ bondType: z.string(), amount: paise })).readonly() })).readonly(),
  parentId: z.string().nullable(),
  relationshipManagerId: z.string().nullable(),
  horizonDays: z.number().nullish(),
  // These three are absent in older documents.
  expectedAmount: paise.exactOptional(),
  issuers: z
    .array(z.object({ issuer: z.string(), outstanding: paise }))
    .readonly()
    .exactOptional(),
  weights: z
    .object({ yield: paise, coupon: paise, bands: z.tuple([paise, paise, paise]).readonly() })
    .readonly()
    .exactOptional(),
  // Absent if the book has no names, and in documents from before we read them.
  name: z.string().nullable().exactOptional(),
  // Absent where the usual ages count.
  ages: z.object({ adult: z.number(), secondLook: z.number(), tenor: z.number() }).exactOptional(),
});

const keptSchema = profileSchema.extend({
  passing: z
    .object({
      birthDay: day.nullable(),
      recordedAge: z.number().nullable(),
      maturities: z.array(z.tuple([day, z.int(), paise]).readonly()).readonly(),
      byIssuer: z
        .array(z.tuple([day, z.int(), paise]).readonly())
        .readonly()
        .exactOptional(),
    })
    .exactOptional(),
});

/**
 * Reads a kept profile.
 * @throws DamagedRowError
 */
export const readProfile = (text: string): KeptProfile => readDocument(keptSchema, text, 'profile') as KeptProfile;

/** The text to store. The annotation ties the schema to the type, so neither can change alone. */
export const profileText = (profile: KeptProfile): string => {
  const stored: z.input<typeof keptSchema> = profile;
  return JSON.stringify(stored);
};
