import type { RelationshipManager } from '../../../usecases/ports.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { trimmedTextOf, wholeNumberOf } from '../cells.ts';
import type { FirmSchema, OptionalColumn } from './firm-schema.ts';

/** The staff in `admins`, by id; nobody where the firm keeps no such table, or one without an id. */
export const readFirmManagers = async (database: Database, schema: FirmSchema): Promise<readonly RelationshipManager[]> => {
  if (!schema.has('admins.id')) return [];
  const column = (name: 'name' | 'email'): string => (schema.has(`admins.${name}` satisfies OptionalColumn) ? `a.${name}` : 'null');
  const managers: RelationshipManager[] = [];
  for await (const batch of streamRows(database, `select a.id, ${column('name')}, ${column('email')} from admins a order by a.id`)) {
    for (const row of batch) {
      const id = wholeNumberOf(row[0]);
      if (id !== null) managers.push({ id: String(id), name: trimmedTextOf(row[1]), email: trimmedTextOf(row[2]) });
    }
  }
  return managers;
};
