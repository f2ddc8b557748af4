import type { Database } from '../database.ts';
import type { AuditKey } from './audit-key.ts';

/** Ids of other keys that audit rows were written under, for example after a restore from elsewhere. */
export const otherAuditKeys = async ({ knex }: Database, key: AuditKey): Promise<readonly string[]> => {
  const rows: ReadonlyArray<{ readonly key_id: unknown }> = await knex('advisor_audit').distinct('key_id').whereNotNull('key_id');
  return rows
    .map(({ key_id }) => String(key_id))
    .filter((id) => id !== key.id)
    .sort();
};
