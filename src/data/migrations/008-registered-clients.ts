import type { Knex } from 'knex';
import { columns, createTable } from '../columns.ts';

/**
 * Clients registered by advisors, whom the firm's book does not have (yet), and which client of the book they turned out to be. Neither is ever
 * changed: who links two ids wrongly has an admin remove the row.
 */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_registered_clients', (table) => {
    // The number in the id: whoever inserts it first has it.
    table.integer('number').unsigned().notNullable().primary();
    id(table, 'client_id').notNullable().unique({ indexName: 'advisor_registered_id' });
    // One form that was filled in: submitted twice it registers once.
    id(table, 'intake_id', 64).notNullable().unique({ indexName: 'advisor_registered_intake' });
    // Id and name in lower case, for searching; some letters grow when they are lowered.
    id(table, 'search_key', 500).notNullable();
    id(table, 'relationship_manager_id').index('advisor_registered_manager');
    id(table, 'parent_id').index('advisor_registered_parent');
    id(table, 'registered_by', 64).notNullable();
    time(table, 'registered_at').notNullable();
    document(table, 'document').notNullable();
  });
  await createTable(knex, 'advisor_client_merges', (table) => {
    id(table, 'client_id').notNullable().primary();
    id(table, 'book_id').notNullable().index('advisor_client_merges_book');
    id(table, 'merged_by', 64).notNullable();
    time(table, 'merged_at').notNullable();
  });
};
