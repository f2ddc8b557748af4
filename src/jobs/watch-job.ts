import { z } from 'zod';
import type { Day } from '../advisor/units.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { WatchNotice, WatchStore } from '../usecases/ports/watching/watch-store.ts';
import { type CheckWatchesOutcome, WATCH_KIND } from '../usecases/watch/watch-bonds.ts';
import type { Job, TryOutcome } from './job.ts';
import { type NoticePorts, noticeJob } from './notice-job.ts';

const EVERY_MS = 15 * 60_000;
const AFTER_DOWN_MS = 5 * 60_000;

const bondId = z.string();
const day = z.int() as unknown as z.ZodType<Day>;
const noticeSchema: z.ZodType<WatchNotice> = z.object({
  label: z.string(),
  events: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rating'), bondId, before: z.string().nullable(), after: z.string().nullable() }),
      z.object({ kind: z.literal('ending'), bondId, lastDay: day }),
      z.object({ kind: z.enum(['ended', 'again', 'new']), bondId }),
    ]),
  ),
});

export interface WatchJobPorts extends NoticePorts {
  readonly watches: Pick<WatchStore, 'any'>;
  readonly checkWatches: () => Promise<CheckWatchesOutcome>;
}

/** Looks at what people watch, every quarter of an hour, in one process. */
export const watchJob = ({ clock, watches, checkWatches }: WatchJobPorts): Job => ({
  kind: WATCH_KIND,
  due: async (now) => {
    if (!(await watches.any())) return [];
    const run = async (): Promise<TryOutcome> => {
      const came = await checkWatches();
      if (came.kind === 'source-down')
        return { kind: 'again', detail: came.message, notBefore: new Date(clock.now().getTime() + AFTER_DOWN_MS) };
      return { kind: 'finished', outcome: 'checked', detail: `${came.watches} watched, ${came.told} told` };
    };
    return [{ job: WATCH_KIND, slot: new Date(Math.floor(now.getTime() / EVERY_MS) * EVERY_MS), run }];
  },
});

/** Tells people what happened to what they watch. */
export const watchedJob = ({ poster, ...ports }: NoticePorts & { readonly poster: Pick<DigestPoster, 'tellWatched'> }): Job =>
  noticeJob(ports, { kind: WATCH_KIND, schema: noticeSchema, tell: poster.tellWatched });
