import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mysql2';
import type { Database } from '../database.ts';
import { bounded } from '../mysql-connection.ts';
import { tryWhole } from '../whole-transaction.ts';

const ROWS_AT_ONCE = 500;
/** Characters of text in one statement: a quarter of the smallest packet a MySQL server accepts by default. */
const CHARACTERS_AT_ONCE = 1_000_000;
const DELETED_AT_ONCE = 2500;
/** Wait between two transactions, so that others get SQLite's write lock. */
const PAUSE_MS = 2;

type Value = string | number | null | Buffer;

/**
 * Runs a prepared statement on MySQL. It sends the values as they are, which for many rows takes a quarter of the time of escaping them
 * into the SQL.
 */
const executePrepared = async ({ knex, limits }: Database, sql: string, values: readonly Value[]): Promise<void> => {
  const connection: Connection = await knex.client.acquireConnection();
  try {
    const execute = (): Promise<void> =>
      new Promise((resolve, reject) => connection.execute(sql, [...values], (error) => (error ? reject(error) : resolve())));
    await bounded(connection, limits.queryMs, () => tryWhole(execute));
  } finally {
    await knex.client.releaseConnection(connection);
  }
};

/**
 * Writes a new generation of a table's rows and removes the older ones. It works in short transactions: on SQLite everyone else who writes waits
 * for each of them, and feedback must be stored while a training ends. The first column names the generation; readers choose by it, so they see
 * the old rows until the caller marks the new generation complete.
 */
export class GenerationWriter {
  readonly #database: Database;
  readonly #table: string;
  readonly #columns: readonly string[];
  readonly #key: string;
  #values: Value[] = [];
  #rows = 0;
  #characters = 0;

  /** @param key what tells a row apart; only for SQLite, for tables without row ids */
  constructor(database: Database, table: string, columns: readonly string[], key = 'rowid') {
    this.#key = key;
    this.#database = database;
    this.#table = table;
    this.#columns = columns;
  }

  /** Adds a row; its values are in the order of the columns. */
  async add(values: readonly Value[]): Promise<void> {
    for (const value of values) {
      this.#values.push(value);
      if (typeof value === 'string' || Buffer.isBuffer(value)) this.#characters += value.length;
    }
    this.#rows += 1;
    if (this.#rows === ROWS_AT_ONCE || this.#characters >= CHARACTERS_AT_ONCE) await this.flush();
  }

  /** Writes what is still waiting. */
  async flush(): Promise<void> {
    if (this.#rows === 0) return;
    const { knex, kind } = this.#database;
    const places = `(${this.#columns.map(() => '?').join(', ')})`;
    const sql = `INSERT INTO ${this.#table} (${this.#columns.join(', ')}) VALUES ${Array(this.#rows).fill(places).join(', ')}`;
    await (kind === 'mysql' ? executePrepared(this.#database, sql, this.#values) : knex.raw(sql, this.#values as never));
    [this.#values, this.#rows, this.#characters] = [[], 0, 0];
    await this.#pause();
  }

  /** Removes the rows of older generations, also those of a process that died while it wrote. */
  async removeOlderThan(generation: number): Promise<void> {
    const { knex, kind } = this.#database;
    const chosen = `FROM ${this.#table} WHERE ${this.#columns[0]} < ? LIMIT ${DELETED_AT_ONCE}`;
    const sql =
      kind === 'mysql' ? `DELETE ${chosen}` : `DELETE FROM ${this.#table} WHERE (${this.#key}) IN (SELECT ${this.#key} ${chosen})`;
    for (;;) {
      const result = await knex.raw(sql, [generation]);
      const deleted: number = kind === 'mysql' ? result[0].affectedRows : result.changes;
      if (deleted < DELETED_AT_ONCE) return;
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    if (this.#database.kind === 'sqlite') await sleep(PAUSE_MS);
  }
}
