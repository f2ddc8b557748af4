import { type ClientId, clientId } from '../../advisor/units.ts';
import { type AuditKey, keyedHash } from '../audit/audit-key.ts';
import type { Database } from '../database.ts';
import { CLIENT_COLUMNS } from './client-eraser.ts';

const textOf = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));

/**
 * Clients who were forgotten after a moment and stand in the product's tables all the same: a backup from before has brought them back. The
 * log keeps of them only the keyed hashes of their ids, so every id that is stored is hashed and looked for.
 */
export const forgottenSince = async ({ knex }: Database, key: AuditKey, since: Date): Promise<readonly ClientId[]> => {
  const keys: unknown[] = await knex('advisor_audit')
    .where({ action: 'client.forget', key_id: key.id })
    .where('at', '>', since)
    .whereNotNull('client_key')
    .distinct()
    .pluck('client_key');
  const forgotten = new Set(keys.map(textOf));
  if (forgotten.size === 0) return [];
  const found = new Set<string>();
  for (const [table, column] of CLIENT_COLUMNS) {
    if (table === 'advisor_audit') continue;
    const ids: unknown[] = await knex(table).whereNotNull(column).distinct().pluck(column);
    for (const id of ids.map(textOf)) if (forgotten.has(keyedHash(key, id))) found.add(id);
  }
  return [...found].sort().map(clientId);
};
