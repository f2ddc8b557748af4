import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** One row per process, replaced by each proof that it can store. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_heartbeats', (table) => {
    table.increments('sequence');
    id(table, 'process', 64).notNullable();
    time(table, 'beat_at').notNullable();
    document(table, 'filler').notNullable();
  });
};
