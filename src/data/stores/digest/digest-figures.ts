import { z } from 'zod';
import { daysBefore } from '../../../advisor/units.ts';
import type { AggregateStore } from '../../../usecases/ports/aggregate-store.ts';
import type { DigestFigures, DigestFiguresStore } from '../../../usecases/ports/digest-figures.ts';

const NAME = 'digest-figures';
/** Nothing reads older ones, and each is about sixty kilobytes. */
const KEPT_DAYS = 7;

const bought = z.array(z.object({ bondType: z.string(), purchases: z.int(), clients: z.int(), amount: z.number() }));
const line = z.object({ name: z.string(), advised: z.int(), clients: z.int(), bought: z.int(), low: z.number(), high: z.number() });
const figuresSchema = z.object({
  until: z.int(),
  windows: z.array(z.object({ now: bought, before: bought, together: z.array(z.int()) })),
  uptake: z.array(z.object({ days: z.int(), clients: z.int(), bought: z.int() })),
  // Older figures don't have this.
  followed: z.object({ byType: z.array(line), bySegment: z.array(line) }).optional(),
  model: z.object({ version: z.int(), segmentNames: z.array(z.string()) }),
  dataAsOf: z.int(),
});

/** The digest's figures about the book, stored as an aggregate. */
export const digestFiguresStore = (aggregates: AggregateStore): DigestFiguresStore => ({
  put: async (figures, readAt) => {
    await aggregates.put(NAME, figures, readAt);
    await aggregates.removeOlder(NAME, daysBefore(readAt, KEPT_DAYS));
  },
  latest: async () => {
    const kept = await aggregates.latest(NAME);
    if (!kept || !figuresSchema.safeParse(kept.document).success) return null;
    return { figures: kept.document as DigestFigures, readAt: kept.takenAt };
  },
});
