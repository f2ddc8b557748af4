import type { AuditKey } from '../../audit/audit-key.ts';
import { type EvidenceRow, evidenceOf } from '../../audit/evidence.ts';
import { unnotedRows } from '../../audit/verify-audit.ts';
import type { Database } from '../../database.ts';
import { type AuditLog, kept } from './audit-store.ts';

const ROWS_AT_ONCE = 100;

/**
 * Notes in the audit log the stored rows that aren't as it says, as they are now.
 * @returns how many
 */
export const noteStored = async (
  database: Database,
  key: AuditKey,
  log: AuditLog,
  entry: { readonly at: Date; readonly actorId: string; readonly action: string },
): Promise<number> => {
  const unnoted = await unnotedRows(database, key);
  for (let from = 0; from < unnoted.length; from += ROWS_AT_ONCE) {
    const rows = [];
    for (const { kind, id } of unnoted.slice(from, from + ROWS_AT_ONCE)) {
      const { table, id: column } = evidenceOf(kind);
      const row: EvidenceRow | undefined = await database
        .knex(table)
        .where(column, id as string)
        .first();
      if (row) rows.push(kept(kind, row, { ...entry, clientId: null, detail: {} }));
    }
    await log.keep(rows, async () => {});
  }
  return unnoted.length;
};
