import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Who has which role, and the log of who looked at what (rows are only ever added). */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_people', (table) => {
    id(table, 'slack_user_id', 64).notNullable().primary();
    id(table, 'role', 16).notNullable();
    document(table, 'relationship_manager_ids').notNullable();
  });
  await createTable(knex, 'advisor_audit', (table) => {
    table.increments('sequence');
    time(table, 'at').notNullable();
    id(table, 'actor_id', 64).notNullable();
    id(table, 'action', 64).notNullable();
    id(table, 'client_id').index('advisor_audit_client');
    document(table, 'detail').notNullable();
  });
};

/** Who holds which access token, by its hash. */
export const accessTokens = async (knex: Knex): Promise<void> => {
  const { id, time } = columns(knex);
  await createTable(knex, 'advisor_access_tokens', (table) => {
    id(table, 'hash', 64).notNullable().primary();
    id(table, 'slack_user_id', 64).notNullable().index('advisor_access_tokens_person');
    time(table, 'issued_at').notNullable();
  });
};
