import { z } from 'zod';
import type { Profile } from '../../advisor/profile.ts';
import { readDocument } from './document.ts';

const day = z.int();
const paise = z.number();
const fraction = z.number();

/** The shape of a stored profile. Days are whole days since 1970, money is paise, rates are fractions. */
export const profileSchema = z.object({
  clientId: z.string(),
  asOf: day,
  age: z.number().nullable(),
  gender: z.enum(['M', 'F', 'HUF']).nullable(),
  riskBand: z.enum(['A', 'B', 'C']).nullable(),
  riskBandSource: z.enum(['recorded', 'derived', 'unknown']),
  totalInvested: paise,
  averageYield: fraction.nullable(),
  averageCoupon: fraction.nullable(),
  trades: z.int(),
  firstTradeDay: day.nullable(),
  lastTradeDay: day.nullable(),
  reinvestmentRatio: fraction.nullable(),
  holdings: z.array(z.object({ bondType: z.string(), trades: z.int(), amount: paise, lastDay: day })).readonly(),
  recentPurchases: z.array(z.object({ day, amounts: z.array(z.object({ bondType: z.string(), amount: paise })).readonly() })).readonly(),
  parentId: z.string().nullable(),
  relationshipManagerId: z.string().nullable(),
  // Documents written before clients had one are read too.
  horizonDays: z.number().nullish(),
  // Absent where the book keeps no names, and in what was stored before it was read.
  name: z.string().nullable().exactOptional(),
});

/** @throws DamagedRowError */
export const readProfile = (text: string): Profile => readDocument(profileSchema, text, 'profile') as Profile;

/** The text to store. The annotation ties the schema to the type: neither can change alone. */
export const profileText = (profile: Profile): string => {
  const stored: z.input<typeof profileSchema> = profile;
  return JSON.stringify(stored);
};
