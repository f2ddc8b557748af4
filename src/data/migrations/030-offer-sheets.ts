import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** The desk's sheets of bonds on offer: who loaded which file, until when it's valid, and its bonds. */
export const up = async (knex: Knex): Promise<void> => {
  const { time, document } = columns(knex);
  await createTable(knex, 'advisor_offer_sheets', (table) => {
    table.increments('id');
    time(table, 'imported_at').notNullable();
    table.string('imported_by', 190);
    table.string('file', 255).notNullable();
    // SHA-256 of the file, as hex.
    table.specificType('digest', 'char(64)').notNullable();
    table.string('valid_until', 10).notNullable();
    document(table, 'bonds').notNullable();
  });
};

/** Bonds and issuers that people watch, with what was last known of them. `revision` counts what they were told. */
export const watches = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_watches', (table) => {
    id(table, 'id', 64).notNullable().primary();
    id(table, 'user_id', 64).notNullable();
    id(table, 'kind', 16).notNullable();
    id(table, 'target', 120).notNullable();
    document(table, 'label').notNullable();
    document(table, 'known').notNullable();
    table.integer('revision').notNullable();
    time(table, 'watched_at').notNullable();
    table.unique(['user_id', 'kind', 'target'], { indexName: 'advisor_watches_once' });
  });
};
