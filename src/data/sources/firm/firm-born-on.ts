import type { ClientFacts } from '../../../advisor/book/book.ts';
import { type ClientId, clientId, type Day, isoFromDay } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf } from '../reading/cells.ts';
import { readFirmFacts } from './firm-clients.ts';
import type { FirmSchema } from './firm-schema.ts';

const MOST = 100;

/**
 * Holders and members born on a day, at most 100. Reads all birth dates: firms have no index on them, and we ask only once per new client.
 */
export const readFirmBornOn = async (database: Database, schema: FirmSchema, birthDay: Day): Promise<readonly ClientFacts[]> => {
  const ids = new Set<ClientId>();
  for (const [table, column] of [
    ['users', 'client_id'],
    ['user_members', 'user_member_id'],
  ]) {
    const sql = `select ${column} from ${table} where date_of_birth = ? order by id limit ${MOST}`;
    for await (const batch of streamRows(database, sql, [isoFromDay(birthDay)])) {
      for (const [id] of batch) {
        const text = textOf(id);
        if (text !== null && ids.size < MOST) ids.add(clientId(text));
      }
    }
  }
  if (ids.size === 0) return [];
  return (await readFirmFacts(database, schema, ids)).filter((client) => client.birthDay === birthDay);
};
