import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Recorded risk profiles: whose, which band, assessed when, recorded by whom, and who approved a raised one. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_risk_profiles', (table) => {
    id(table, 'id', 64).notNullable().primary();
    id(table, 'client_id').notNullable().index('advisor_risk_profiles_client');
    id(table, 'band', 1).notNullable();
    // Days, as YYYY-MM-DD. Null: nobody wrote down when the client was assessed.
    id(table, 'assessed_on', 10);
    id(table, 'recorded_on', 10).notNullable();
    time(table, 'recorded_at').notNullable();
    id(table, 'recorded_by').notNullable();
    id(table, 'source', 16).notNullable();
    id(table, 'status', 16).notNullable();
    id(table, 'decided_by');
    time(table, 'decided_at');
    document(table, 'document');
  });
};
