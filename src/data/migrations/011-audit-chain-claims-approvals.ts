import type { Knex } from 'knex';
import { addColumn, columns, createTable, hasIndex } from '../rows/columns.ts';

const INDEX = 'advisor_audit_link';

/**
 * The audit log's chain (each row has a keyed hash of itself and of the previous row), claims on work that only one process may do at a
 * time, and requests that wait for a second admin.
 */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  const add = (column: string, characters: number): Promise<void> =>
    addColumn(knex, 'advisor_audit', column, (table, name) => id(table, name, characters));
  // One chain per process, numbered from 1. Older rows have none of these columns.
  await add('chain', 32);
  await addColumn(knex, 'advisor_audit', 'link', (table, name) => table.integer(name));
  await add('key_id', 16);
  // Represents the client in the hash, so that the chain stays whole when the id is forgotten.
  await add('client_key', 64);
  await add('previous', 64);
  await add('witness', 64);
  await add('mac', 64);
  if (!(await hasIndex(knex, 'advisor_audit', INDEX)))
    await knex.schema.alterTable('advisor_audit', (table) => table.unique(['chain', 'link'], { indexName: INDEX }));

  // For installations where no file can hold the key: see docs/decisions.
  await createTable(knex, 'advisor_audit_keys', (table) => {
    id(table, 'name', 32).notNullable().primary();
    id(table, 'secret', 64).notNullable();
  });
  await createTable(knex, 'advisor_claims', (table) => {
    id(table, 'name', 64).notNullable().primary();
    id(table, 'holder', 64).notNullable();
    id(table, 'claimed_by', 64).notNullable();
    time(table, 'claimed_at').notNullable();
    time(table, 'expires_at').notNullable();
  });
  await createTable(knex, 'advisor_approvals', (table) => {
    id(table, 'id', 64).notNullable().primary();
    id(table, 'what', 32).notNullable();
    id(table, 'asked_by', 64).notNullable();
    time(table, 'asked_at').notNullable();
    time(table, 'expires_at').notNullable();
    id(table, 'decision', 16);
    id(table, 'decided_by', 64);
    time(table, 'decided_at');
    document(table, 'asked_of').notNullable();
  });
};
