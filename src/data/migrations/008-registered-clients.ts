import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/**
 * Clients registered by advisers who aren't in the firm's book (yet), and links from them to clients of the book. Neither is ever changed:
 * if two ids were linked by mistake, an admin removes the row.
 */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_registered_clients', (table) => {
    // The number in the id: whoever inserts it first gets it.
    table.integer('number').unsigned().notNullable().primary();
    id(table, 'client_id').notNullable().unique({ indexName: 'advisor_registered_id' });
    // One filled-in form: submitted twice, it registers once.
    id(table, 'intake_id', 64).notNullable().unique({ indexName: 'advisor_registered_intake' });
    // Id and name in lower case, for searching. Some letters get longer in lower case.
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
