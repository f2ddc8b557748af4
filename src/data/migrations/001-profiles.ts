import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Snapshots of all clients' profiles, one generation of rows per training. The newest complete one is current. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_profile_snapshots', (table) => {
    table.increments('id');
    time(table, 'taken_at').notNullable();
    table.boolean('complete').notNullable();
  });
  await createTable(knex, 'advisor_profiles', (table) => {
    table.integer('snapshot_id').unsigned().notNullable();
    id(table, 'client_id').notNullable();
    // The id in lower case, for searching. Some letters get longer in lower case.
    id(table, 'search_key', 300).notNullable();
    id(table, 'relationship_manager_id');
    table.specificType('risk_band', 'char(1)');
    table.integer('trades').notNullable();
    table.bigInteger('total_invested').notNullable();
    document(table, 'document').notNullable();
    table.primary(['snapshot_id', 'client_id']);
    table.index(['snapshot_id', 'search_key'], 'advisor_profiles_search');
    table.index(['snapshot_id', 'relationship_manager_id'], 'advisor_profiles_manager');
  });
};
