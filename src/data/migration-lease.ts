import type { Knex } from 'knex';
import { inTransaction } from './whole-transaction.ts';

const TABLE = 'advisor_migration_lease';
/** A process that's silent this long is dead, and another goes on with its work. */
const LEASE_S = 10;

/** Another process has taken the lease over meanwhile. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

export interface MigrationLease {
  /** False while another process holds it. */
  take(): Promise<boolean>;
  /** Runs a piece of work in a transaction that only succeeds for the holder. @throws LeaseLostError */
  asHolder<T>(work: (transaction: Knex) => Promise<T>): Promise<T>;
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * The lease of the process that migrates, on a MySQL server: one row, counted on the server's clock. A server's own locks wouldn't do, because
 * on a Galera cluster each node has its own. There the nodes agree on who changed a row first, and whoever has taken it also sees what the
 * holder before wrote.
 */
export const migrationLease = async (knex: Knex, holder: string): Promise<MigrationLease> => {
  await knex.raw(
    `CREATE TABLE IF NOT EXISTS ${TABLE} (name varbinary(16) PRIMARY KEY, holder varbinary(64) NOT NULL, expires_at datetime(3) NOT NULL) ENGINE=InnoDB`,
  );
  await knex.raw(`INSERT IGNORE INTO ${TABLE} VALUES ('migrations', '', UTC_TIMESTAMP(3))`);
  const change = async (on: Knex, expires: string, condition: string): Promise<boolean> => {
    const [{ affectedRows }] = await on.raw(`UPDATE ${TABLE} SET holder = ?, expires_at = ${expires} WHERE ${condition}`, [holder, holder]);
    return affectedRows === 1;
  };
  const later = `UTC_TIMESTAMP(3) + INTERVAL ${LEASE_S} SECOND`;
  const renewOn = (on: Knex): Promise<boolean> => change(on, later, 'holder = ?');
  return {
    take: () => change(knex, later, '(expires_at <= UTC_TIMESTAMP(3) OR holder = ?)'),
    asHolder: (work) =>
      inTransaction(knex, async (transaction) => {
        if (!(await renewOn(transaction))) throw new LeaseLostError('Another process migrates this database now.');
        return work(transaction);
      }),
    renew: async () => void (await renewOn(knex)),
    release: async () => void (await change(knex, 'UTC_TIMESTAMP(3)', 'holder = ?')),
  };
};
