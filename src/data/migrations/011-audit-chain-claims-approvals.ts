import type { Knex } from 'knex';
import { columns, createTable } from '../columns.ts';

const INDEX = 'advisor_audit_link';

/** MySQL has no `create index if not exists`, and a migration that was cut off must be able to run again. */
const hasIndex = async (knex: Knex): Promise<boolean> => {
  if (knex.client.dialect !== 'mysql') return (await knex('sqlite_master').where({ type: 'index', name: INDEX })).length > 0;
  const [rows] = await knex.raw('SHOW INDEX FROM advisor_audit WHERE Key_name = ?', [INDEX]);
  return rows.length > 0;
};

/**
 * The chain of the audit log (each row with the keyed hash of itself and of the one before it), who holds a piece of work that only one may do
 * at a time, and what waits for a second admin.
 */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  const add = async (column: string, build: (table: Knex.CreateTableBuilder) => void): Promise<void> => {
    if (!(await knex.schema.hasColumn('advisor_audit', column))) await knex.schema.alterTable('advisor_audit', build);
  };
  // One chain a process, numbered from 1. Rows from before have none of these.
  await add('chain', (table) => id(table, 'chain', 32));
  await add('link', (table) => table.integer('link'));
  await add('key_id', (table) => id(table, 'key_id', 16));
  // Stands for the client in the hash, so that forgetting the id leaves the chain whole.
  await add('client_key', (table) => id(table, 'client_key', 64));
  await add('previous', (table) => id(table, 'previous', 64));
  await add('witness', (table) => id(table, 'witness', 64));
  await add('mac', (table) => id(table, 'mac', 64));
  if (!(await hasIndex(knex)))
    await knex.schema.alterTable('advisor_audit', (table) => table.unique(['chain', 'link'], { indexName: INDEX }));

  // Where no file can hold the key: see docs/decisions.
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
