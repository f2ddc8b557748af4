import type { AuditStore } from '../../usecases/ports.ts';
import { isStorableId, LONGEST_ID } from '../columns.ts';
import type { Database } from '../database.ts';
import { Row } from './row.ts';

class AuditRow extends Row {
  static override tableName = 'advisor_audit';
  static override idColumn = 'sequence';
  declare sequence: number;
  declare at: string | Date;
  declare actor_id: string;
  declare action: string;
  declare client_id: string | null;
  declare detail: string;
}

/** What somebody asked for may be no client's id at all; it is recorded as far as an id goes. */
const recordable = (id: string): string => (isStorableId(id) ? id : `${id.replaceAll('\0', '').slice(0, LONGEST_ID - 1)}…`);

/** Who looked at what. Rows are only ever added. */
export const auditStore = ({ knex }: Database): AuditStore => ({
  append: async (row) => {
    await AuditRow.query(knex).insert({
      at: row.at,
      actor_id: row.actorId,
      action: row.action,
      client_id: row.clientId === null ? null : recordable(row.clientId),
      detail: JSON.stringify(row.detail),
    });
  },
});
