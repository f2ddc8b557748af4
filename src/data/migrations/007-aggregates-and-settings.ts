import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Figures over the whole book at a moment, and settings that admins changed. Rows are only ever added; the newest with a name counts. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_aggregates', (table) => {
    table.increments('sequence');
    id(table, 'name', 64).notNullable();
    time(table, 'taken_at').notNullable();
    document(table, 'document').notNullable();
    table.index(['name', 'taken_at'], 'advisor_aggregates_name');
  });
  await createTable(knex, 'advisor_settings', (table) => {
    table.increments('sequence');
    id(table, 'name', 64).notNullable().index('advisor_settings_name');
    document(table, 'value').notNullable();
    id(table, 'set_by', 64).notNullable();
    time(table, 'set_at').notNullable();
  });
};
