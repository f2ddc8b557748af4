import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { schedule } from 'node-cron';
import type { Dependencies } from '../deps.ts';
import { loggable } from '../slack/loggable.ts';
import type { DigestPoster } from '../usecases/digest/digest-poster.ts';
import { digestJob } from './digest-job.ts';
import { pausedJob } from './paused-job.ts';
import { refreshJob } from './refresh-job.ts';
import { runDue } from './run-due.ts';

const EVERY_MINUTE = '* * * * *';
/** A stop waits so long for what is under way; what it leaves is taken over when the lease ends. */
const STOP_WITHIN_MS = 8000;
/** A reading of the book that takes longer is hung: it is ended, and the digests behind it wait no longer. */
const REFRESH_WITHIN_MS = 30 * 60_000;

export interface RunningJobs {
  /** Takes up nothing new, and waits a while for what is under way. */
  readonly stop: () => Promise<void>;
}

/**
 * Looks every minute what is due, in every process; the claim decides who does it. node-cron only keeps the minute: what was missed, and that a run
 * happens once, is ours (its own coordinator catches nothing up, and its lease is not renewed).
 * @param look when it looks; in tests every second
 */
export const startJobs = (
  { config, log, clock, stores, refresh, gatherDigest, digestFigures }: Dependencies,
  poster: DigestPoster,
  onTry: (kind: string, outcome: string) => void,
  look: string = EVERY_MINUTE,
): RunningJobs => {
  const digestTime = { cron: config.digestCron, zone: config.timeZone };
  const digestPorts = { ...stores, clock, poster, gather: gatherDigest, digestTime };
  const tick = runDue({
    jobs: [
      // The book first: a digest that is due at the same time tells what was just read.
      refreshJob({
        zone: config.timeZone,
        readAt: async () => (await digestFigures.latest())?.readAt ?? null,
        clock,
        refresh: () => refresh('night', undefined, AbortSignal.timeout(REFRESH_WITHIN_MS)),
      }),
      digestJob(digestPorts),
      pausedJob(digestPorts),
    ],
    store: stores.jobs,
    clock,
    holder: randomUUID(),
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
      // A refresh of minutes is one run: nothing is begun beside it.
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
