import type { ClaimStore } from '../../usecases/ports/claim-store.ts';
import { timeFromColumn } from '../columns.ts';
import type { Database } from '../database.ts';
import { insertOnce } from './insert-once.ts';
import { Row } from './row.ts';

class ClaimRow extends Row {
  static override tableName = 'advisor_claims';
  static override idColumn = 'name';
  declare name: string;
  declare holder: string;
  declare claimed_by: string;
  declare claimed_at: string | Date;
  declare expires_at: string | Date;
}

/** Claims, one row a name. */
export const claimStore = ({ knex }: Database): ClaimStore => {
  const current: ClaimStore['current'] = async (name, now) => {
    const row = await ClaimRow.query(knex).findById(name);
    if (!row || timeFromColumn(row.expires_at as string) <= now) return null;
    return { claimedBy: row.claimed_by, claimedAt: timeFromColumn(row.claimed_at as string) };
  };

  return {
    current,

    take: async (name, holder, { claimedBy, claimedAt }, expiresAt) => {
      const row = { holder, claimed_by: claimedBy, claimed_at: claimedAt, expires_at: expiresAt };
      for (let tries = 0; tries < 3; tries++) {
        if (await insertOnce(() => ClaimRow.query(knex).insert({ name, ...row }))) return null;
        // The condition is looked at again with the lock: of several who find the same dead claim one changes it.
        let takenOver = 0;
        await insertOnce(async () => {
          takenOver = await knex('advisor_claims').where({ name }).where('expires_at', '<=', claimedAt).update(row);
        });
        if (takenOver === 1) return null;
        const held = await current(name, claimedAt);
        // It was released between the two looks.
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
