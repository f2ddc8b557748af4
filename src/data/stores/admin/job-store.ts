import { daysBefore } from '../../../advisor/units.ts';
import type { JobRun, JobStore, RunKey } from '../../../usecases/ports/job-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { databaseClock } from '../../rows/database-clock.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';

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

/** Slots are instants as ISO text: the same key on both databases, and sortable. */
const keyOf = ({ job, slot }: RunKey) => ({ job, slot: slot.toISOString() });
const instant = (column: string | Date): Date => timeFromColumn(column as string);

/** The holder of a run that was released. */
const NOBODY = '';
const LONGEST_DETAIL = 500;
/** Longer than any job waits for its next slot: only a job's newest slot is ever due. */
const KEPT_DAYS = 400;

/** Job runs. The insert of a unique key elects one process; an update that names the previous holder elects who takes over. `now` is the clock that leases are counted on. */
export const jobStore = (database: Database, now = databaseClock(database)): JobStore => {
  const { knex } = database;
  const rowOf = (key: RunKey) => JobRunRow.query(knex).where(keyOf(key)).first();
  const mine = (key: RunKey, holder: string) =>
    JobRunRow.query(knex)
      .where({ ...keyOf(key), holder })
      .whereNull('finished_at');

  const removeOlderThan = async ({ job, slot }: RunKey): Promise<void> => {
    const oldest = keyOf({ job, slot: daysBefore(slot, KEPT_DAYS) });
    await JobRunRow.query(knex).where({ job }).where('slot', '<', oldest.slot).whereNotNull('finished_at').delete();
  };

  const claim: JobStore['claim'] = async (key, holder, at, leaseUntil) => {
    const row = await rowOf(key);
    if (!row) {
      const isNew = await insertOnce(() =>
        JobRunRow.query(knex).insert({ ...keyOf(key), holder, attempt: 1, lease_until: leaseUntil, started_at: at }),
      );
      return isNew ? { kind: 'mine', attempt: 1 } : { kind: 'held' };
    }
    if (row.finished_at !== null) return { kind: 'finished' };
    if (instant(row.lease_until) > at) return { kind: 'held' };
    const attempt = row.attempt + 1;
    const taken = await JobRunRow.query(knex)
      .where({ sequence: row.sequence, holder: row.holder, attempt: row.attempt })
      .whereNull('finished_at')
      .patch({ holder, attempt, lease_until: leaseUntil, started_at: at });
    return taken === 1 ? { kind: 'mine', attempt } : { kind: 'held' };
  };

  return {
    now,
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
