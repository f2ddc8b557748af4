import type { JobRun, JobStore, RunKey } from '../../usecases/ports/job-store.ts';
import { timeFromColumn } from '../columns.ts';
import type { Database } from '../database.ts';
import { insertOnce } from './insert-once.ts';
import { Row } from './row.ts';

class JobRunRow extends Row {
  static override tableName = 'advisor_job_runs';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare job: string;
  declare slot: string;
  declare holder: string;
  declare attempt: number;
  declare lease_until: string | Date;
  declare started_at: string | Date;
  declare finished_at: string | Date | null;
  declare outcome: string | null;
  declare detail: string | null;
}

/** Slots are instants as ISO text: the same key on both databases, and in order. */
const keyOf = ({ job, slot }: RunKey) => ({ job, slot: slot.toISOString() });
const instant = (column: string | Date): Date => timeFromColumn(column as string);

/** Of a run that was given back. */
const NOBODY = '';
const LONGEST_DETAIL = 500;
/** Longer than any job waits for its next slot: only the newest slot of a job is ever due. */
const KEPT_MS = 400 * 86_400_000;

/** Runs of jobs. An insert of the unique key elects one process; an update that names who held it before elects who takes over. */
export const jobStore = ({ knex }: Database): JobStore => {
  const rowOf = (key: RunKey) => JobRunRow.query(knex).where(keyOf(key)).first();
  const mine = (key: RunKey, holder: string) =>
    JobRunRow.query(knex)
      .where({ ...keyOf(key), holder })
      .whereNull('finished_at');

  const removeOlderThan = async ({ job, slot }: RunKey): Promise<void> => {
    const oldest = keyOf({ job, slot: new Date(slot.getTime() - KEPT_MS) });
    await JobRunRow.query(knex).where({ job }).where('slot', '<', oldest.slot).whereNotNull('finished_at').delete();
  };

  const claim: JobStore['claim'] = async (key, holder, now, leaseUntil) => {
    const row = await rowOf(key);
    if (!row) {
      const isNew = await insertOnce(() =>
        JobRunRow.query(knex).insert({ ...keyOf(key), holder, attempt: 1, lease_until: leaseUntil, started_at: now }),
      );
      return isNew ? { kind: 'mine', attempt: 1 } : { kind: 'held' };
    }
    if (row.finished_at !== null) return { kind: 'finished' };
    if (instant(row.lease_until) > now) return { kind: 'held' };
    const attempt = row.attempt + 1;
    const taken = await JobRunRow.query(knex)
      .where({ sequence: row.sequence, holder: row.holder, attempt: row.attempt })
      .whereNull('finished_at')
      .patch({ holder, attempt, lease_until: leaseUntil, started_at: now });
    return taken === 1 ? { kind: 'mine', attempt } : { kind: 'held' };
  };

  return {
    claim,
    renew: async (key, holder, leaseUntil) => (await mine(key, holder).patch({ lease_until: leaseUntil })) === 1,
    finish: async (key, holder, outcome, detail, at) => {
      const row = { outcome, detail: detail?.slice(0, LONGEST_DETAIL) ?? null, finished_at: at };
      if ((await mine(key, holder).patch(row)) === 1) await removeOlderThan(key);
    },
    release: async (key, holder, detail, notBefore) => {
      await mine(key, holder).patch({ holder: NOBODY, detail: detail.slice(0, LONGEST_DETAIL), lease_until: notBefore });
    },
    find: async (key) => {
      const row = await rowOf(key);
      return row ? jobRun(row) : null;
    },
    newest: async (limit) => {
      const rows = await JobRunRow.query(knex).orderBy('slot', 'desc').orderBy('sequence', 'desc').limit(limit);
      return rows.map(jobRun);
    },
  };
};

const jobRun = (row: JobRunRow): JobRun => ({
  job: row.job,
  slot: new Date(row.slot),
  attempt: row.attempt,
  startedAt: instant(row.started_at),
  finishedAt: row.finished_at === null ? null : instant(row.finished_at),
  waitsUntil: row.finished_at === null && row.holder === NOBODY ? instant(row.lease_until) : null,
  outcome: row.outcome,
  detail: row.detail,
});
