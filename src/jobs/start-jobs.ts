import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { schedule } from 'node-cron';
import { loggable } from '../slack/edge/loggable.ts';
import type { Busy } from '../usecases/admin/holding-claim.ts';
import type { RefreshDeskOutcome } from '../usecases/desk/refresh-desk.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import type { DigestFiguresStore } from '../usecases/ports/digest-figures.ts';
import type { JobStore } from '../usecases/ports/job-store.ts';
import { type DamagedModelJobPorts, damagedModelJob } from './damaged-model-job.ts';
import { type DigestJobPorts, digestJob } from './digest-job.ts';
import { pausedJob } from './paused-job.ts';
import { refreshJob, updateJob } from './refresh-job.ts';
import { runDue } from './run-due.ts';
import { type WatchJobPorts, watchedJob, watchJob } from './watch-job.ts';

const EVERY_MINUTE = '* * * * *';
/** How long a stop waits for running work; whatever is left is taken over when the lease ends. */
const STOP_WITHIN_MS = 6000;
/** A reading of the book that takes longer is stuck: it's ended, so that the digests behind it don't wait. */
const REFRESH_WITHIN_MS = 30 * 60_000;

type LogLine = (details: object, message: string) => void;

/** The parts of the composed product that the jobs use. */
export interface JobsPorts {
  readonly config: { readonly digestCron: string; readonly timeZone: string };
  readonly log: { info: LogLine; warn: LogLine; error: LogLine };
  readonly clock: DigestJobPorts['clock'];
  readonly stores: Pick<DigestJobPorts, 'digestSubscriptions' | 'outbox'> & { readonly jobs: JobStore } & Pick<WatchJobPorts, 'watches'>;
  readonly refresh: (actorId: string, onProgress: undefined, signal: AbortSignal) => Promise<RefreshDeskOutcome | Busy>;
  readonly gatherDigest: DigestJobPorts['gather'];
  readonly digestFigures: Pick<DigestFiguresStore, 'latest'>;
  readonly activeModel: DamagedModelJobPorts['activeModel'] & { current(): Promise<unknown> };
  readonly services: { isReadAgain(): Promise<boolean> };
  readonly admins: DamagedModelJobPorts['admins'];
  readonly checkWatches: WatchJobPorts['checkWatches'];
  /** Resolves once nobody waits for an answer; absent: at once. */
  readonly quiet?: () => Promise<void>;
}

export interface RunningJobs {
  /** Starts nothing new, and waits a while for running work. */
  readonly stop: () => Promise<void>;
}

/**
 * Checks every minute what's due, in every process; the claim decides who does it. We use node-cron only as a clock. Catching up and
 * running once are our own: its coordinator does no catch-up and doesn't renew its lease.
 * @param look when it checks; tests use every second
 */
export const startJobs = (
  { config, log, clock, stores, services, refresh, gatherDigest, digestFigures, activeModel, admins, checkWatches, quiet }: JobsPorts,
  poster: DigestPoster,
  onTry: (kind: string, outcome: string) => void,
  look: string = EVERY_MINUTE,
): RunningJobs => {
  const digestTime = { cron: config.digestCron, zone: config.timeZone };
  const digestPorts = { ...stores, clock, poster, gather: gatherDigest, digestTime };
  const refreshAs = (actorId: string) => () => refresh(actorId, undefined, AbortSignal.timeout(REFRESH_WITHIN_MS));
  const tick = runDue({
    jobs: [
      // The book first, so that a digest due at the same time shows what was just read.
      refreshJob({
        zone: config.timeZone,
        readAt: async () => (await digestFigures.latest())?.readAt ?? null,
        clock,
        refresh: refreshAs('night'),
      }),
      updateJob({
        clock,
        refresh: refreshAs('update'),
        isOlder: async () => (await services.isReadAgain()) && (await activeModel.current()) !== null,
      }),
      digestJob(digestPorts),
      pausedJob(digestPorts),
      damagedModelJob({ outbox: stores.outbox, clock, poster, activeModel, admins }),
      watchJob({ outbox: stores.outbox, watches: stores.watches, clock, checkWatches }),
      watchedJob({ outbox: stores.outbox, clock, poster }),
    ],
    store: stores.jobs,
    clock,
    holder: randomUUID(),
    ...(quiet && { quiet }),
    onTry: (kind, outcome, detail) => {
      onTry(kind, outcome);
      const isWell = outcome !== 'failed' && outcome !== 'again' && outcome !== 'unconfirmed';
      log[isWell ? 'info' : 'warn']({ job: kind, outcome, detail }, 'a job ran');
    },
    onError: (error, what) => log.error({ job: what, ...loggable(error) }, 'a job failed'),
  });

  let running: Promise<void> | null = null;
  const task = schedule(
    look,
    () => {
      // A refresh can take minutes; nothing else starts meanwhile.
      running ??= tick().finally(() => {
        running = null;
      });
    },
    { name: 'jobs', timezone: 'UTC', unref: true, suppressMissedWarning: true },
  );
  return {
    stop: async () => {
      await task.destroy();
      if (running) await Promise.race([running, after(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
  };
};
