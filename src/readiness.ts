import type { Dependencies } from './deps.ts';
import type { SlackApp } from './slack/app.ts';

const RUNS_LOOKED_AT = 20;

export interface Readiness {
  readonly ok: boolean;
  readonly reasons: Readonly<Record<string, string>>;
}

/** What came of the last run of the nightly reading and of the last digest; no reason not to answer people. */
const jobsInWords = async ({ stores }: Dependencies): Promise<string> => {
  const runs = await stores.jobs.newest(RUNS_LOOKED_AT);
  const failed = runs.filter(({ job, outcome }, place) => {
    const isNewest = runs.findIndex((run) => run.job === job) === place;
    return isNewest && (outcome === 'failed' || outcome === 'unconfirmed');
  });
  // A job's name holds a channel's id: callers on this machine see it, nobody else.
  return failed.length === 0 ? 'ok' : failed.map(({ job, slot }) => `${job} of ${slot.toISOString()} failed`).join(', ');
};

/**
 * Whether this process can answer people: the product's tables can be read, and Slack can be heard. Jobs that failed and messages that wait are told
 * and do not count: another process cannot do better.
 */
export const readiness = (dependencies: Dependencies, slack: () => SlackApp | null) => async (): Promise<Readiness> => {
  const { stores } = dependencies;
  const database = await stores.models.activeVersion().then(
    (version) => (version === null ? 'reached, but no model is in force' : 'ok'),
    () => 'the database cannot be reached',
  );
  const isReached = database !== 'the database cannot be reached';
  const health = slack()?.health() ?? { ok: false, reason: 'not started' };
  const told = isReached
    ? {
        jobs: await jobsInWords(dependencies).catch(() => 'cannot be read'),
        outbox: await stores.outbox.pending().then(
          (waiting) => (waiting === 0 ? 'ok' : `${waiting} waiting`),
          () => 'cannot be read',
        ),
      }
    : {};
  return { ok: isReached && health.ok, reasons: { database, slack: health.ok ? 'ok' : (health.reason ?? 'not connected'), ...told } };
};
