import type { Busy } from '../usecases/admin/holding-claim.ts';
import type { RefreshDeskOutcome } from '../usecases/desk/refresh-desk.ts';
import { readSchedule, type Schedule } from '../usecases/jobs/schedule.ts';
import { newestSlot } from '../usecases/jobs/slots.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import type { Job, TryOutcome } from './job.ts';

/** Every night, when few people ask and the firm's own nightly work is under way. */
const AT_NIGHT = '30 2 * * *';
/** How long to wait while someone trains, resets or restores, or the book is away. */
const AFTER_BUSY_MS = 5 * 60_000;

export interface RefreshJobPorts {
  readonly zone: string;
  readonly clock: Clock;
  readonly refresh: () => Promise<RefreshDeskOutcome | Busy>;
  /** When the whole book was last read; null if never. */
  readonly readAt: () => Promise<Date | null>;
}

export interface UpdateJobPorts extends Pick<RefreshJobPorts, 'clock' | 'refresh'> {
  /** Whether an older version of the product wrote what's kept of the book, and this one could replace it. */
  readonly isOlder: () => Promise<boolean>;
}

const outcomeOf = (came: RefreshDeskOutcome | Busy, now: Date): TryOutcome => {
  switch (came.kind) {
    case 'busy':
      // A training reads the book too, and then there's nothing left to do.
      return {
        kind: 'again',
        detail: `${came.claim.claimedBy} is training, resetting or restoring`,
        notBefore: new Date(now.getTime() + AFTER_BUSY_MS),
      };
    case 'refreshed':
      return { kind: 'finished', outcome: 'refreshed', detail: `${came.clients} clients, ${came.seconds.toFixed(1)} s` };
    case 'empty':
      return { kind: 'finished', outcome: 'empty', detail: 'the book has no usable trades' };
    case 'source-down':
      // The next night tries again; until then, what's shown says how old it is.
      return { kind: 'finished', outcome: 'failed', detail: came.message };
  }
};

const HOUR_MS = 60 * 60_000;

/**
 * Reads the book as soon as the product was updated, if this version can't show what the older one kept. Tried again at most once an hour,
 * and every few minutes while the book is away.
 */
export const updateJob = ({ clock, refresh, isOlder }: UpdateJobPorts): Job => ({
  kind: 'refresh',
  due: async (now) => {
    if (!(await isOlder())) return [];
    const run = async (): Promise<TryOutcome> => {
      // Another process may have read it since.
      if (!(await isOlder())) return { kind: 'finished', outcome: 'refreshed', detail: 'it was read already' };
      const came = await refresh();
      if (came.kind !== 'source-down') return outcomeOf(came, clock.now());
      return { kind: 'again', detail: came.message, notBefore: new Date(clock.now().getTime() + AFTER_BUSY_MS) };
    };
    return [{ job: 'refresh after an update', slot: new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS), run }];
  },
});

/** Reads the book every night, so that what's shown stays fresh. A missed night is caught up, unless the book was read since. */
export const refreshJob = ({ zone, clock, refresh, readAt }: RefreshJobPorts): Job => {
  const schedule = readSchedule(AT_NIGHT) as Schedule;
  return {
    kind: 'refresh',
    due: async (now) => {
      const slot = newestSlot(schedule, zone, now);
      const last = await readAt();
      if (!slot || (last !== null && last >= slot)) return [];
      return [{ job: 'refresh', slot, run: async () => outcomeOf(await refresh(), clock.now()) }];
    },
  };
};
