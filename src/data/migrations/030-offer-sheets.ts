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
