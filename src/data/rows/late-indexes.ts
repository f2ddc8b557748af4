import type { Knex } from 'knex';
import type { Database } from '../database.ts';

/**
 * Fills an empty table without its indexes, then makes them again from all of its rows: much faster than row by row on SQLite, whose indexes are
 * part of the transaction. A table that has rows keeps its indexes. On MySQL nothing changes: it would commit the transaction.
 */
export const fillThenIndex = async <T>(database: Database, transaction: Knex, table: string, fill: () => Promise<T>): Promise<T> => {
  const isFilled = database.kind === 'mysql' || (await transaction(table).select(transaction.raw('1')).limit(1)).length > 0;
  const indexes: ReadonlyArray<{ readonly name: string; readonly sql: string }> = isFilled
    ? []
    : // One without SQL belongs to a unique column.
      await transaction('sqlite_master')
        .where({ type: 'index', tbl_name: table })
        .whereNotNull('sql')
        .orderBy('rowid')
        .select('name', 'sql');
  for (const { name } of indexes) await transaction.raw('drop index ??', [name]);
  const result = await fill();
  for (const { sql } of indexes) await transaction.raw(sql);
  return result;
};
