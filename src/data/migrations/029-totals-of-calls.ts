import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** What a call list adds up to, so that Home doesn't count hundreds of thousands of rows. */
export const up = async (knex: Knex): Promise<void> => {
  const { id } = columns(knex);
  await createTable(knex, 'advisor_call_totals', (table) => {
    table.integer('list_id').unsigned().notNullable();
    id(table, 'kind', 16).notNullable();
    id(table, 'scope').notNullable();
    table.integer('day').notNullable();
    table.integer('maturities').notNullable();
    table.bigInteger('amount').notNullable();
    table.integer('clients_first').notNullable();
    table.integer('clients_last').notNullable();
    table.primary(['list_id', 'kind', 'scope', 'day']);
  });
};
