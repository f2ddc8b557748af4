import type { Database } from '../../data/database.ts';
import { streamRows } from '../../data/stream-rows.ts';

/** A row by column name. A column that the table doesn't have reads as undefined. */
export type Row = Readonly<Record<string, unknown>>;

const columnsOf = async ({ kind, knex }: Database, table: string): Promise<readonly string[]> => {
  const [sql, answer] =
    kind === 'sqlite'
      ? ['select name as name from pragma_table_info(?)', (rows: unknown) => rows]
      : [
          'select column_name as name from information_schema.columns where table_schema = database() and table_name = ?',
          (rows: unknown) => (rows as unknown[])[0],
        ];
  return (answer(await knex.raw(sql, [table])) as ReadonlyArray<{ name: string }>).map(({ name }) => name);
};

/** Whether the database has the table. */
export const hasTable = async (database: Database, table: string): Promise<boolean> => (await columnsOf(database, table)).length > 0;

/** Every row of a table, in the order of its ids; none if there's no such table. */
export async function* rowsOf(database: Database, table: string): AsyncGenerator<Row> {
  const columns = await columnsOf(database, table);
  if (columns.length === 0) return;
  const list = columns.map((column) => `t.\`${column}\``).join(', ');
  const order = columns.some((column) => column.toLowerCase() === 'id') ? 'order by t.id' : '';
  for await (const batch of streamRows(database, `select ${list} from ${table} t ${order}`)) {
    for (const cells of batch) yield Object.fromEntries(columns.map((column, place) => [column.toLowerCase(), cells[place]]));
  }
}

/** A document's column, which drivers return as text or parsed. */
export const documentIn = (cell: unknown): Record<string, never> =>
  typeof cell === 'object' && cell !== null && !Buffer.isBuffer(cell) ? (cell as Record<string, never>) : JSON.parse(String(cell));
