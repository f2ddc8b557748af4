import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Call lists, one generation of rows each time the book is read; and marks for things done once (a greeting, a picture). */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_call_lists', (table) => {
    table.increments('id');
    table.integer('as_of').notNullable();
    time(table, 'taken_at').notNullable();
    table.boolean('complete').notNullable();
  });
  await createTable(knex, 'advisor_calls', (table) => {
    table.integer('list_id').unsigned().notNullable();
    id(table, 'kind', 16).notNullable();
    // Position within list and kind.
    table.integer('place').notNullable();
    id(table, 'client_id').notNullable();
    id(table, 'client_name', 300);
    id(table, 'relationship_manager_id');
    table.bigInteger('invested').notNullable();
    table.integer('day').notNullable();
    table.bigInteger('amount');
    table.integer('bonds');
    table.double('usual_gap');
    table.primary(['list_id', 'kind', 'place']);
    table.index(['list_id', 'kind', 'relationship_manager_id', 'place'], 'advisor_calls_manager');
    table.index(['client_id'], 'advisor_calls_client');
  });
  await createTable(knex, 'advisor_marks', (table) => {
    id(table, 'mark').notNullable().primary();
    document(table, 'value').notNullable();
    time(table, 'made_at').notNullable();
  });
};
