import type { Knex } from 'knex';

/** The longest client id we store. Longer ids belong to no client, so looking one up finds nothing. */
export const LONGEST_ID = 191;

/**
 * Builders for columns that mean the same on both databases:
 * - `id`: text compared and ordered bytewise, without padding or letter-case rules. It's VARBINARY on MySQL, where any text collation would
 *   treat `A` and `a`, or `a` and `a `, as the same id.
 * - `time`: an instant to the millisecond in UTC (DATETIME(3) on MySQL, ISO text on SQLite).
 * - `document`: JSON or other text of any length.
 * - `bytes`: up to 16 MB as they are.
 */
export const columns = (knex: Knex) => {
  const mysql = knex.client.dialect === 'mysql';
  return {
    id: (table: Knex.CreateTableBuilder, name: string, characters = LONGEST_ID) =>
      mysql ? table.specificType(name, `varbinary(${characters * 4})`) : table.text(name),
    time: (table: Knex.CreateTableBuilder, name: string) => (mysql ? table.specificType(name, 'datetime(3)') : table.text(name)),
    document: (table: Knex.CreateTableBuilder, name: string) => (mysql ? table.text(name, 'longtext') : table.text(name)),
    bytes: (table: Knex.CreateTableBuilder, name: string) => table.specificType(name, mysql ? 'mediumblob' : 'blob'),
  };
};

/** The index or key is already there. */
const KEY_EXISTS: readonly string[] = ['ER_DUP_KEYNAME', 'ER_MULTIPLE_PRI_KEY'];

/**
 * Creates a table with its keys, or what's missing of it. MySQL creates a table and each of its keys in steps of their own and rolls none of
 * them back, so a migration that was interrupted between them must be able to run again.
 */
export const createTable = async (knex: Knex, name: string, build: (table: Knex.CreateTableBuilder) => void): Promise<void> => {
  const exists = await knex.schema.hasTable(name);
  if (knex.client.dialect !== 'mysql') {
    if (!exists) await knex.schema.createTable(name, build);
    return;
  }
  const steps = knex.schema.createTable(name, (table) => {
    table.engine('InnoDB');
    table.charset('utf8mb4');
    table.collate('utf8mb4_bin');
    build(table);
  });
  const [create, ...keys] = (steps.toSQL() as unknown as ReadonlyArray<{ readonly sql: string }>).map(({ sql }) => sql);
  if (!exists && create !== undefined) await knex.raw(create);
  for (const key of keys) {
    try {
      await knex.raw(key);
    } catch (error) {
      if (!KEY_EXISTS.includes(String((error as { code?: unknown }).code))) throw error;
    }
  }
};

/** Adds a column unless it exists, for the same reason. */
export const addColumn = async (
  knex: Knex,
  table: string,
  column: string,
  build: (altered: Knex.CreateTableBuilder, name: string) => void,
): Promise<void> => {
  if (!(await knex.schema.hasColumn(table, column))) await knex.schema.alterTable(table, (altered) => build(altered, column));
};

/** Whether a table has an index of this name. MySQL has no `create index if not exists`. */
export const hasIndex = async (knex: Knex, table: string, index: string): Promise<boolean> => {
  if (knex.client.dialect !== 'mysql') return (await knex('sqlite_master').where({ type: 'index', name: index })).length > 0;
  const [rows] = await knex.raw('SHOW INDEX FROM ?? WHERE Key_name = ?', [table, index]);
  return rows.length > 0;
};

/** The instant in a `time` column, on either database. */
export const timeFromColumn = (text: string): Date => new Date(text.endsWith('Z') ? text : `${text.replace(' ', 'T')}Z`);

/** An identifier as it goes into SQL text; both databases accept backticks. */
export const quoted = (identifier: string): string => `\`${identifier.replaceAll('`', '``')}\``;

/** The text in a column that MySQL returns as bytes (`id` columns) and SQLite as text. */
export const textFromColumn = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));

/** Whether an id fits into an `id` column. SQLite would cut it off at a NUL, which would make it another id. */
export const isStorableId = (id: string): boolean => id.length <= LONGEST_ID && !id.includes('\0');
