import type { ClaimStore } from '../../../usecases/ports/claim-store.ts';
import type { Database } from '../../database.ts';
import { timeFromColumn } from '../../rows/columns.ts';
import { databaseClock } from '../../rows/database-clock.ts';
import { insertOnce } from '../../rows/insert-once.ts';
import { Row } from '../../rows/row.ts';

class ClaimRow extends Row {
  static override tableName = 'advisor_claims';
  static override idColumn = 'name';
  declare name: string;
  declare holder: string;
  declare claimed_by: string;
  declare claimed_at: string | Date;
  declare expires_at: string | Date;
}

/** Claims, one row per name. `now` is the clock that leases are counted on. */
export const claimStore = (database: Database, now = databaseClock(database)): ClaimStore => {
  const { knex } = database;
  const current: ClaimStore['current'] = async (name, at) => {
    const row = await ClaimRow.query(knex).findById(name);
    if (!row || timeFromColumn(row.expires_at as string) <= at) return null;
    return { claimedBy: row.claimed_by, claimedAt: timeFromColumn(row.claimed_at as string) };
  };

  return {
    now,
    current,

    take: async (name, holder, { claimedBy, claimedAt }, expiresAt) => {
      const row = { holder, claimed_by: claimedBy, claimed_at: claimedAt, expires_at: expiresAt };
      for (let tries = 0; tries < 3; tries++) {
        if (await insertOnce(() => ClaimRow.query(knex).insert({ name, ...row }))) return null;
        // MySQL and SQLite check the condition again under the lock: if several processes find the same dead claim, one takes it over.
        const takenOver = await knex('advisor_claims').where({ name }).where('expires_at', '<=', claimedAt).update(row);
        if (takenOver === 1) return null;
        const held = await current(name, claimedAt);
        // If it's null, the claim was released in between: try again.
        if (held) return held;
      }
      return { claimedBy: 'somebody', claimedAt };
    },

    renew: async (name, holder, expiresAt) =>
      (await knex('advisor_claims').where({ name, holder }).update({ expires_at: expiresAt })) === 1,

    release: async (name, holder) => {
      await knex('advisor_claims').where({ name, holder }).del();
    },
  };
};
