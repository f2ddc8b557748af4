import { type ClientId, clientId } from '../../../advisor/units.ts';
import { type AuditKey, keyedHash } from '../../audit/audit-key.ts';
import type { Database } from '../../database.ts';
import { textFromColumn } from '../../rows/columns.ts';
import { CLIENT_COLUMNS } from './client-eraser.ts';

/**
 * Clients who were forgotten after a moment but are in the product's tables again, because an older backup was restored. The log only has
 * keyed hashes of their ids, so we hash every stored id and compare.
 */
export const forgottenSince = async ({ knex }: Database, key: AuditKey, since: Date): Promise<readonly ClientId[]> => {
  const keys: unknown[] = await knex('advisor_audit')
    .where({ action: 'client.forget', key_id: key.id })
    .where('at', '>', since)
    .whereNotNull('client_key')
    .distinct()
    .pluck('client_key');
  const forgotten = new Set(keys.map(textFromColumn));
  if (forgotten.size === 0) return [];
  const found = new Set<string>();
  for (const [table, column] of CLIENT_COLUMNS) {
    if (table === 'advisor_audit') continue;
    const ids: unknown[] = await knex(table).whereNotNull(column).distinct().pluck(column);
    for (const id of ids.map(textFromColumn)) if (forgotten.has(keyedHash(key, id))) found.add(id);
  }
  return [...found].sort().map(clientId);
};
