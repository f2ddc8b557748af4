import type { Knex } from 'knex';
import type { Connection } from 'mysql2';
import type { Database } from '../database.ts';
import { asNodeSqlite, type LibsqlConnection } from '../libsql-dialect.ts';
import { bounded } from '../mysql-connection.ts';
import { quoted } from './columns.ts';

/** A row's values, in the order of the columns. libsql ends the process on a boolean. */
export type Values = ReadonlyArray<string | number | null>;
type Statement = ReturnType<LibsqlConnection['prepare']>;

/** More make SQLite no faster, and a statement's text longer. */
const SQLITE_ROWS = 20;

/**
 * Inserts many rows in a transaction. Its statements are prepared once, and values go to the driver as they are: knex would spend more time on the
 * text of each statement than the database on its rows.
 */
export class RowInserter {
  readonly #database: Database;
  readonly #transaction: Knex;
  readonly #table: string;
  readonly #columns: readonly string[];
  readonly #prepared = new Map<string, Statement>();

  constructor(database: Database, transaction: Knex, table: string, columns: readonly string[]) {
    this.#database = database;
    this.#transaction = transaction;
    this.#table = table;
    this.#columns = columns;
  }

  /** Inserts these rows, at most 1,000. Columns that all of them leave empty aren't named. */
  async insert(rows: readonly Values[]): Promise<void> {
    if (rows.length === 0) return;
    const used = [...this.#columns.keys()].filter((place) => rows.some((values) => values[place] !== null));
    const connection: unknown = await this.#transaction.client.acquireConnection();
    try {
      if (this.#database.kind === 'mysql') await this.#insertMysql(connection as Connection, used, rows);
      else this.#insertSqlite(connection as LibsqlConnection, used, rows);
    } finally {
      await this.#transaction.client.releaseConnection(connection);
    }
  }

  #insertSqlite(connection: LibsqlConnection, used: readonly number[], rows: readonly Values[]): void {
    try {
      let at = 0;
      for (const count of [SQLITE_ROWS, 1]) {
        const sql = this.#sqlOf(used, count);
        const statement = this.#prepared.get(sql) ?? connection.prepare(sql);
        this.#prepared.set(sql, statement);
        for (; at + count <= rows.length; at += count) statement.run(valuesOf(rows, used, at, count));
      }
    } catch (error) {
      throw asNodeSqlite(error);
    }
  }

  #insertMysql(connection: Connection, used: readonly number[], rows: readonly Values[]): Promise<void> {
    const values = valuesOf(rows, used, 0, rows.length);
    const execute = (): Promise<void> =>
      new Promise((resolve, reject) =>
        connection.execute(this.#sqlOf(used, rows.length), values, (error) => (error ? reject(error) : resolve())),
      );
    return bounded(connection, this.#database.limits.queryMs, execute);
  }

  #sqlOf(used: readonly number[], rows: number): string {
    const names = used.map((place) => quoted(this.#columns[place] as string)).join(', ');
    const row = `(${used.map(() => '?').join(', ')})`;
    return `insert into ${this.#table} (${names}) values ${Array(rows).fill(row).join(', ')}`;
  }
}

const valuesOf = (rows: readonly Values[], used: readonly number[], from: number, count: number): (string | number | null)[] => {
  const values: (string | number | null)[] = [];
  for (let at = from; at < from + count; at++) for (const place of used) values.push(rows[at]?.[place] ?? null);
  return values;
};
