import type { Clock } from '../usecases/ports/clock.ts';
import type { JobStore } from '../usecases/ports/job-store.ts';
import type { DueRun, Job } from './job.ts';

/** A process that's silent this long is dead, and others take over what it held. */
export const LEASE_MS = 60_000;
/** How long to wait after a try that threw, and how many tries there are. */
const AFTER_ERROR_MS = 5 * 60_000;
const MOST_ATTEMPTS = 5;

export interface RunDueOptions {
  readonly jobs: readonly Job[];
  readonly store: JobStore;
  readonly clock: Clock;
  /** This process's id, a UUID. */
  readonly holder: string;
  /** Resolves once people don't have to wait for it. Asked before a claim, so that a process with less to do can take the run. Absent: at once. */
  readonly quiet?: () => Promise<void>;
  /** Called with the outcome of every try: `sent`, `again`, `failed`, ... */
  readonly onTry: (kind: string, outcome: string, detail: string | null) => void;
  readonly onError: (error: unknown, what: string) => void;
}

/**
 * Does what's due and unclaimed, one after the other. A unique key makes the claim, which is kept alive while the work runs. Every process
 * calls this every minute. A missed slot is due like any other, so catching up needs nothing extra.
 */
export const runDue = (options: RunDueOptions): (() => Promise<void>) => {
  const { store, clock, holder } = options;
  const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
  const renew = async (due: DueRun): Promise<boolean> => store.renew(due, holder, leaseFrom(await store.now()));
  /** An instant of this process's clock, on the clock of the leases. */
  const onLeaseClock = async (at: Date): Promise<Date> => new Date((await store.now()).getTime() + at.getTime() - clock.now().getTime());

  const tryRun = async (kind: string, due: DueRun, attempt: number): Promise<void> => {
    const heartbeat = setInterval(() => {
      renew(due).catch((error: unknown) => options.onError(error, `${kind}: the lease couldn’t be renewed`));
    }, LEASE_MS / 3);
    heartbeat.unref();
    try {
      const came = await due.run(attempt);
      if (came.kind === 'finished') await store.finish(due, holder, came.outcome, came.detail, clock.now());
      else await store.release(due, holder, came.detail, await onLeaseClock(came.notBefore));
      options.onTry(kind, came.kind === 'finished' ? came.outcome : 'again', came.detail);
    } catch (error) {
      options.onError(error, kind);
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      options.onTry(kind, 'failed', message);
      if (attempt >= MOST_ATTEMPTS) await store.finish(due, holder, 'failed', message, clock.now());
      else await store.release(due, holder, message, new Date((await store.now()).getTime() + AFTER_ERROR_MS * attempt));
    } finally {
      clearInterval(heartbeat);
    }
  };

  return async () => {
    for (const job of options.jobs) {
      try {
        for (const due of await job.due(clock.now())) {
          await options.quiet?.();
          const now = await store.now();
          const claim = await store.claim(due, holder, now, leaseFrom(now));
          if (claim.kind === 'mine') await tryRun(job.kind, due, claim.attempt);
        }
      } catch (error) {
        options.onError(error, `${job.kind}: what’s due couldn’t be found out`);
      }
    }
  };
};
