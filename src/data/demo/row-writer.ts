import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { FirmTable } from './firm-tables.ts';

/** Bindings per statement: below SQLite's limit of 32,766, and few enough that MySQL's packet never fills. */
const MOST_BINDINGS = 12_000;

/** Collects rows of one table and inserts many per statement, which is ten times faster than row by row. */
export class RowWriter {
  rows = 0;
  readonly #knex: Knex;
  readonly #table: FirmTable;
  #columns: readonly string[] = [];
  #chunk = 0;
  #bindings: Knex.Value[] = [];

  constructor(knex: Knex, table: FirmTable) {
    this.#knex = knex;
    this.#table = table;
  }

  /** Adds a row. All rows have the same columns. */
  async write(row: object): Promise<void> {
    if (this.#columns.length === 0) {
      this.#columns = Object.keys(row);
      this.#chunk = Math.floor(MOST_BINDINGS / this.#columns.length);
    }
    for (const column of this.#columns) this.#bindings.push((row as Record<string, Knex.Value>)[column] as Knex.Value);
    this.rows++;
    if (this.#bindings.length === this.#chunk * this.#columns.length) await this.flush();
  }

  async flush(): Promise<void> {
    const count = this.#bindings.length / this.#columns.length;
    if (!(count > 0)) return;
    const one = `(${this.#columns.map(() => '?').join(',')})`;
    const names = this.#columns.map(() => '??').join(',');
    const values = new Array(count).fill(one).join(',');
    await this.#knex.raw(`insert into ?? (${names}) values ${values}`, [this.#table, ...this.#columns, ...this.#bindings]);
    this.#bindings = [];
    // libsql frees a statement on a later turn of the event loop; without one, the memory of all statements piles up.
    await nextTurn();
  }
}
