import type { Database } from '../database.ts';
import { CLIENTS_TABLE, TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { readHistory } from '../sources/reading/book-marker.ts';
import { columnsOf } from '../sources/reading/table-columns.ts';
import { REPLACED_CLIENTS, REPLACED_TRADES } from './import-tables.ts';

/** Erases the names of clients from a book that imports made, and from what an undo would put back. Returns in how many rows. */
export const forgetNames = async (database: Database, ids: readonly string[]): Promise<number> => {
  if (!(await readHistory(database.knex)).some(({ kind }) => kind !== 'demo')) return 0;
  let rows = 0;
  for (const table of [TRADES_TABLE, CLIENTS_TABLE, REPLACED_TRADES, REPLACED_CLIENTS]) {
    if (!(await columnsOf(database, table)).has('client_name')) continue;
    rows += await database.knex(table).whereIn('client_id', ids).whereNotNull('client_name').update({ client_name: null });
  }
  return rows;
};
