import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Model versions and their activations: the newest activation counts, the history stays. */
export const up = async (knex: Knex): Promise<void> => {
  const { time, document } = columns(knex);
  await createTable(knex, 'advisor_models', (table) => {
    table.increments('version');
    time(table, 'trained_at').notNullable();
    table.integer('format').notNullable();
    // SHA-256 of the document's text, as hex.
    table.specificType('checksum', 'char(64)').notNullable();
    document(table, 'refusal');
    table.integer('clients').notNullable();
    table.integer('trades').notNullable();
    table.integer('segments').notNullable();
    table.double('hit_at_1');
    document(table, 'document').notNullable();
  });
  await createTable(knex, 'advisor_model_activations', (table) => {
    table.increments('id');
    table.integer('version').unsigned().notNullable();
    time(table, 'activated_at').notNullable();
  });
};
