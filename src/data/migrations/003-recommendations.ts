import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Recommendations as shown, and the messages they were posted in (the newest counts). */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_recommendations', (table) => {
    id(table, 'id', 64).notNullable().primary();
    id(table, 'client_id').notNullable().index('advisor_recommendations_client');
    id(table, 'shown_to', 64).notNullable();
    time(table, 'shown_at').notNullable();
    table.integer('model_version').notNullable();
    document(table, 'document').notNullable();
  });
  await createTable(knex, 'advisor_recommendation_places', (table) => {
    table.increments('sequence');
    id(table, 'recommendation_id', 64).notNullable().index('advisor_places_recommendation');
    id(table, 'channel', 64).notNullable();
    id(table, 'ts', 64).notNullable();
    table.index(['channel', 'ts'], 'advisor_places_message');
  });
};
