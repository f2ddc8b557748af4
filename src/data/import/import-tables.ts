import type { Knex } from 'knex';
import type { Database } from '../database.ts';
import { quoted } from '../rows/columns.ts';
import { CLIENTS_TABLE, TRADES_TABLE } from '../sources/flat/flat-schema.ts';
import { MARKER_TABLE } from '../sources/reading/book-marker.ts';
import { type Cells, CLIENT_COLUMNS, LENGTHS, TRADE_COLUMNS } from './flat-records.ts';

/** Creates the missing tables of the flat layout. On MySQL this ends a transaction, so call it before you start one. */
export const createFlatTables = async ({ kind, knex }: Database): Promise<void> => {
  // We compare ids bytewise; the server's own collation may treat "a" and "A" as equal.
  const id = (table: Knex.CreateTableBuilder, name: string, length: number): Knex.ColumnBuilder => {
    const column = table.string(name, length);
    return kind === 'mysql' ? column.collate('utf8mb4_bin') : column;
  };
  const clientColumns = (table: Knex.CreateTableBuilder): void => {
    if (kind === 'mysql') table.charset('utf8mb4');
    table.decimal('age', 5, 2);
    table.string('gender', 3);
    table.string('risk_category', 1);
    id(table, 'parent_client_id', LENGTHS.client_id).index();
  };
  if (!(await knex.schema.hasTable(TRADES_TABLE))) {
    await knex.schema.createTable(TRADES_TABLE, (table) => {
      table.bigIncrements('id');
      id(table, 'client_id', LENGTHS.client_id).notNullable().index();
      clientColumns(table);
      id(table, 'bond_id', LENGTHS.bond_id).notNullable();
      table.string('bond_type', LENGTHS.bond_type).notNullable();
      table.date('trade_date').notNullable().index();
      table.decimal('trade_value', 20, 2).notNullable();
      table.date('maturity_date');
      table.date('bond_issue_date');
      table.decimal('coupon_rate', 14, 10);
      table.decimal('ytm', 14, 10);
      table.string('frequency', LENGTHS.frequency);
      table.decimal('tenure_years', 10, 4);
      table.string('rating', LENGTHS.rating);
    });
  }
  if (!(await knex.schema.hasTable(CLIENTS_TABLE))) {
    await knex.schema.createTable(CLIENTS_TABLE, (table) => {
      id(table, 'client_id', LENGTHS.client_id).notNullable().primary();
      clientColumns(table);
    });
  }
};

/** Deletes an imported book. */
export const emptyFlatTables = async (knex: Knex): Promise<void> => {
  for (const table of [TRADES_TABLE, CLIENTS_TABLE, MARKER_TABLE]) await knex(table).delete();
};

export const insertTrades = (knex: Knex, rows: readonly Cells[]): Promise<void> => insert(knex, TRADES_TABLE, TRADE_COLUMNS, rows);

/** Replaces what an earlier file said about these clients. */
export const putClients = async (knex: Knex, rows: readonly Cells[]): Promise<void> => {
  await knex(CLIENTS_TABLE)
    .whereIn(
      'client_id',
      rows.map(([id]) => id as string),
    )
    .delete();
  await insert(knex, CLIENTS_TABLE, CLIENT_COLUMNS, rows);
};

/** One statement for all rows: ten times faster than one per row, on both databases. */
const insert = async (knex: Knex, table: string, columns: readonly string[], rows: readonly Cells[]): Promise<void> => {
  if (rows.length === 0) return;
  const row = `(${columns.map(() => '?').join(', ')})`;
  await knex.raw(`insert into ${table} (${columns.map(quoted).join(', ')}) values ${rows.map(() => row).join(', ')}`, rows.flat() as never);
};
