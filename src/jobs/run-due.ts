import type { JobStore } from '../usecases/ports/job-store.ts';
import type { Clock } from '../usecases/ports.ts';
import type { DueRun, Job } from './job.ts';

/** A process that is not heard of for so long is dead, and others take over what it held. */
export const LEASE_MS = 60_000;
/** How long a try that threw is left alone, and how often that is done. */
const AFTER_ERROR_MS = 5 * 60_000;
const MOST_ATTEMPTS = 5;

export interface RunDueOptions {
  readonly jobs: readonly Job[];
  readonly store: JobStore;
  readonly clock: Clock;
  /** Of this process; a UUID. */
  readonly holder: string;
  /** Hears what came of every try: `sent`, `again`, `failed`, ... */
  readonly onTry: (kind: string, outcome: string, detail: string | null) => void;
  readonly onError: (error: unknown, what: string) => void;
}

/**
 * Does what is due and what nobody else does, one after the other: a claim by unique key, kept alive while the work runs. Called every minute by every
 * process; a slot that was missed is due like any other, so catching up needs nothing of its own.
 */
export const runDue = (options: RunDueOptions): (() => Promise<void>) => {
  const { store, clock, holder } = options;
  const leaseEnd = (): Date => new Date(clock.now().getTime() + LEASE_MS);

  const tryRun = async (kind: string, due: DueRun, attempt: number): Promise<void> => {
    const heartbeat = setInterval(() => {
      store.renew(due, holder, leaseEnd()).catch((error: unknown) => options.onError(error, `${kind}: the lease could not be renewed`));
    }, LEASE_MS / 3);
    heartbeat.unref();
    try {
      const came = await due.run(attempt);
      if (came.kind === 'finished') await store.finish(due, holder, came.outcome, came.detail, clock.now());
      else await store.release(due, holder, came.detail, came.notBefore);
      options.onTry(kind, came.kind === 'finished' ? came.outcome : 'again', came.detail);
    } catch (error) {
      options.onError(error, kind);
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      options.onTry(kind, 'failed', message);
      if (attempt >= MOST_ATTEMPTS) await store.finish(due, holder, 'failed', message, clock.now());
      else await store.release(due, holder, message, new Date(clock.now().getTime() + AFTER_ERROR_MS * attempt));
    } finally {
      clearInterval(heartbeat);
    }
  };

  return async () => {
    for (const job of options.jobs) {
      try {
        for (const due of await job.due(clock.now())) {
          const claim = await store.claim(due, holder, clock.now(), leaseEnd());
          if (claim.kind === 'mine') await tryRun(job.kind, due, claim.attempt);
        }
      } catch (error) {
        options.onError(error, `${job.kind}: what is due could not be found out`);
      }
    }
  };
};
