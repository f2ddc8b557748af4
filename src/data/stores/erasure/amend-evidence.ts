import { type EvidenceKind, type EvidenceRow, evidenceOf } from '../../audit/evidence.ts';
import type { Database } from '../../database.ts';
import type { AuditLog, Kept } from '../admin/audit-store.ts';

const ROWS_AT_ONCE = 100;

/** Changes and removes rows that the audit log vouches for. Each gets an audit row in the same transaction, so that the log stays whole. */
export const evidenceAmender = ({ knex }: Database, log: AuditLog, { at, actorId }: { readonly at: Date; readonly actorId: string }) => {
  const entry = { at, actorId, action: 'evidence.erase', clientId: null, detail: {} };

  /** @param change what should stand there; null: nothing */
  const amend = async (
    kind: EvidenceKind,
    rows: readonly EvidenceRow[],
    change: (row: EvidenceRow) => EvidenceRow | null,
  ): Promise<void> => {
    const { table, id } = evidenceOf(kind);
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const changed = rows.slice(from, from + ROWS_AT_ONCE).map((row): Kept => ({ kind, name: row, row: change(row), entry }));
      await log.keep(changed, async (transaction) => {
        for (const { name, row } of changed) {
          const stored = transaction(table).where({ [id]: name[id] } as object);
          await (row === null ? stored.del() : stored.update(row));
        }
      });
    }
  };

  return {
    amend,
    /** Removes what was posted of recommendations. */
    removeMessagesOf: async (recommendationIds: readonly string[]): Promise<void> => {
      for (let from = 0; from < recommendationIds.length; from += ROWS_AT_ONCE) {
        const rows: EvidenceRow[] = await knex('advisor_shown_messages')
          .whereIn('recommendation_id', recommendationIds.slice(from, from + ROWS_AT_ONCE))
          .select('id');
        await amend('message', rows, () => null);
      }
    },
  };
};
