import type { Knex } from 'knex';

/** The longest client id that is kept. Longer ones are nobody's: looking one up finds nothing. */
export const LONGEST_ID = 191;

/**
 * Makes columns that mean the same on both databases:
 * - `id`: text that is compared and ordered bytewise, without padding or letter-case rules (VARBINARY on MySQL, where text of any collation would
 *   make `A` and `a `, or `a` and `a `, the same id).
 * - `time`: an instant to the millisecond in UTC (DATETIME(3) on MySQL, ISO text on SQLite).
 * - `document`: JSON or other text of any length.
 */
export const columns = (knex: Knex) => {
  const mysql = knex.client.dialect === 'mysql';
  return {
    id: (table: Knex.CreateTableBuilder, name: string, characters = LONGEST_ID) =>
      mysql ? table.specificType(name, `varbinary(${characters * 4})`) : table.text(name),
    time: (table: Knex.CreateTableBuilder, name: string) => (mysql ? table.specificType(name, 'datetime(3)') : table.text(name)),
    document: (table: Knex.CreateTableBuilder, name: string) => (mysql ? table.text(name, 'longtext') : table.text(name)),
  };
};

/**
 * Creates a table unless it is there. MySQL cannot take back half a migration, so a migration that was cut off must be able to run again.
 */
export const createTable = async (knex: Knex, name: string, build: (table: Knex.CreateTableBuilder) => void): Promise<void> => {
  if (await knex.schema.hasTable(name)) return;
  await knex.schema.createTable(name, (table) => {
    if (knex.client.dialect === 'mysql') {
      table.engine('InnoDB');
      table.charset('utf8mb4');
      table.collate('utf8mb4_bin');
    }
    build(table);
  });
};

/** Reads what a `time` column holds, on either database. */
export const timeFromColumn = (text: string): Date => new Date(text.endsWith('Z') ? text : `${text.replace(' ', 'T')}Z`);

/** Whether an id can be in an `id` column. A NUL would be cut off by SQLite, and then it would be another id. */
export const isStorableId = (id: string): boolean => id.length <= LONGEST_ID && !id.includes('\0');
