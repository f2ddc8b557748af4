import type { Database } from '../../../src/data/database.ts';

/** Every table, column and index of a database, as sorted lines: two databases with the same lines have the same structure. */
export const schemaOf = async ({ kind, knex }: Database): Promise<readonly string[]> => {
  if (kind === 'sqlite') {
    const rows: ReadonlyArray<{ readonly sql: string | null }> = await knex('sqlite_master').select('sql');
    return rows.flatMap(({ sql }) => (sql === null ? [] : [sql])).sort();
  }
  const [columns] = await knex.raw(
    "SELECT CONCAT_WS(' ', table_name, ordinal_position, column_name, column_type, is_nullable, collation_name) AS line FROM information_schema.columns WHERE table_schema = DATABASE()",
  );
  const [indexes] = await knex.raw(
    "SELECT CONCAT_WS(' ', table_name, index_name, seq_in_index, column_name, non_unique) AS line FROM information_schema.statistics WHERE table_schema = DATABASE()",
  );
  return [...columns, ...indexes].map(({ line }: { line: string }) => line).sort();
};
