import { z } from 'zod';
import type { FamilyStatistics } from '../../../advisor/family/family-statistics.ts';
import { day } from '../../../advisor/units.ts';

const share = z.number().nullable();
const whole = z.int().nonnegative();

const figures = z.object({
  families: whole,
  pairs: whole,
  bandsKnown: whole,
  matchRate: share,
  ratiosKnown: whole,
  meanDifference: share,
  meanApart: share,
  similarShare: share,
});

const statistics = z.object({
  asOf: z.int().transform(day),
  dataAsOf: z.int().transform(day),
  all: figures.nullable(),
  groups: z.array(z.object({ name: z.string(), figures })),
  points: z.array(z.object({ parent: z.number(), child: z.number(), sameBand: z.boolean().nullable() })),
  families: whole,
  withoutHolder: z.object({ families: whole, members: whole }),
});

/** Reads stored family statistics; null for a document of another shape, which the next training or refresh replaces. */
export const familyStatisticsFrom = (document: unknown): FamilyStatistics | null => {
  const read = statistics.safeParse(document);
  return read.success ? read.data : null;
};
