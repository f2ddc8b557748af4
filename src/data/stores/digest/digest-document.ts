import { z } from 'zod';
import type { Digest } from '../../../advisor/digest/digest.ts';

const instant = z.iso.datetime();
const whole = z.int();
const name = z.string().nullable();
const move = z.object({ from: z.string(), to: z.string(), clients: whole });

const uptakeLine = z.object({ name: z.string(), advised: whole, clients: whole, bought: whole, low: z.number(), high: z.number() });
const digestSchema = z.object({
  madeAt: instant,
  from: whole,
  until: whole,
  adviceFrom: instant,
  adviceUntil: instant,
  clients: whole,
  segments: z.array(z.object({ name, clients: whole, change: whole.nullable() })),
  movement: z.union([
    z.object({ kind: z.enum(['since', 'since-over-a-training', 'segments-are-new']), at: instant }),
    z.object({ kind: z.literal('first') }),
  ]),
  moves: z.array(move),
  bought: z.union([
    z.object({
      kind: z.literal('bought'),
      lines: z.array(
        z.object({ bondType: z.string(), purchases: whole, amount: z.number().nullable(), amountBefore: z.number().nullable() }),
      ),
      purchases: whole,
      amount: z.number(),
    }),
    z.object({ kind: z.enum(['few', 'nothing']) }),
  ]),
  advice: z.object({
    shown: whole,
    clients: whole,
    first: z.array(z.object({ bondType: z.string(), times: whole })),
    thumbsUp: whole,
    thumbsDown: whole,
    choseFirst: whole,
    choseOther: whole,
    uptake: z.array(z.object({ days: whole, clients: whole, bought: whole })),
    // Older digests don't have this.
    followed: z.object({ byType: z.array(uptakeLine), bySegment: z.array(uptakeLine) }).optional(),
  }),
  changes: z.array(
    z.union([
      z.object({ kind: z.literal('type'), bondType: z.string(), amount: z.number(), amountBefore: z.number() }),
      z.object({ kind: z.literal('segment'), name: z.string(), clients: whole, change: whole }),
      z.object({ kind: z.literal('move'), move }),
      z.object({ kind: z.literal('model'), version: whole, trainedAt: instant }),
    ]),
  ),
  model: z.object({ version: whole, trainedAt: instant }),
  segmentsOf: whole.optional(),
  dataAsOf: whole,
  readAt: instant,
  oldBook: z.object({ day: whole, workingDays: whole }).exactOptional(),
});

/** Reads a stored digest; null if it isn't one (any more). */
export const readDigest = (document: unknown): Digest | null => {
  const read = digestSchema.safeParse(document);
  return read.success ? (document as Digest) : null;
};
