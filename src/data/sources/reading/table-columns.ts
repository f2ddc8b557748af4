import { SourceUnavailableError } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';

/** The columns of a table or view in lower case; empty if there's no such table. */
export const columnsOf = async (database: Database, table: string): Promise<ReadonlySet<string>> => {
  const sql =
    database.kind === 'sqlite'
      ? 'select name as name from pragma_table_info(?)'
      : 'select column_name as name from information_schema.columns where table_schema = database() and table_name = ?';
  const answer = await database.knex.raw(sql, [table]);
  const rows: { name: string }[] = database.kind === 'sqlite' ? answer : answer[0];
  return new Set(rows.map((row) => row.name.toLowerCase()));
};

/** Whether the table exists and has any rows. */
export const hasRows = async (database: Database, table: string): Promise<boolean> =>
  (await columnsOf(database, table)).size > 0 && (await database.knex(table).select(database.knex.raw('1 as one')).limit(1)).length > 0;

/**
 * Checks that tables have the columns we need.
 * @throws SourceUnavailableError naming every missing table and column.
 */
export const requireColumns = (
  wanted: Readonly<Record<string, readonly string[]>>,
  there: ReadonlyMap<string, ReadonlySet<string>>,
): void => {
  const missing = Object.entries(wanted).flatMap(([table, columns]) => {
    const has = there.get(table) ?? new Set();
    if (has.size === 0) return [`the table ${table}`];
    return columns.filter((column) => !has.has(column.toLowerCase())).map((column) => `the column ${table}.${column}`);
  });
  if (missing.length === 0) return;
  throw new SourceUnavailableError(
    `The book lacks ${missing.join(', ')}. Point SOURCE_DATABASE_URL at the database that holds it, or set SOURCE_LAYOUT to the layout it has.`,
    'configuration',
  );
};
