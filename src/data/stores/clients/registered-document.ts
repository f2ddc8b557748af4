import { z } from 'zod';
import { RISK_BANDS } from '../../../advisor/bonds/rating.ts';
import { GENDERS } from '../../../advisor/book/book.ts';
import type { IntakeFacts } from '../../../advisor/intake/intake-facts.ts';
import { readDocument } from '../../rows/document.ts';

const band = z.enum(RISK_BANDS);
const day = z.int();

const scored = z.object({
  version: z.int(),
  answers: z.object({
    horizon: z.string(),
    objectives: z.array(z.string()).readonly(),
    loss: z.string(),
    income: z.string(),
    experience: z.string(),
  }),
  rows: z.array(z.object({ question: z.string(), answer: z.string(), points: z.number(), atMost: band.nullable() })).readonly(),
  sum: z.number(),
  most: z.number(),
  bandOfSum: band,
  band,
  bandFrom: z.object({ B: z.number(), C: z.number() }).exactOptional(),
});

/** The shape of a client's recorded facts. Days are whole days since 1970, money is in paise. */
export const intakeSchema = z.object({
  on: day,
  birthDay: day.nullable(),
  age: z.int().nullable(),
  gender: z.enum(GENDERS).nullable(),
  band: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('questionnaire'), band, scored }),
    z.object({ kind: z.literal('chosen'), band, reason: z.string(), scored: scored.exactOptional() }),
  ]),
  horizonDays: z.int().nullable(),
  objectives: z.array(z.string()).readonly(),
  expectedAmount: z.number(),
  parentId: z.string().nullable(),
  name: z.string().nullable(),
});

/**
 * Reads the stored facts of a registered client.
 * @throws DamagedRowError
 */
export const readIntakeFacts = (text: string): IntakeFacts => readDocument(intakeSchema, text, 'registered client') as IntakeFacts;

/** The text to store. The annotation ties the schema to the type, so neither can change alone. */
export const intakeText = (facts: IntakeFacts): string => {
  const stored: z.input<typeof intakeSchema> = facts;
  return JSON.stringify(stored);
};
