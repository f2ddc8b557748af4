import type { Knex } from 'knex';
import { columns, createTable, hasIndex } from '../rows/columns.ts';

/**
 * Job runs (one row per job and slot: the unique key makes a run happen once), messages on their way to Slack, channels that get the
 * digest, and which segment everyone was in.
 */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_job_runs', (table) => {
    table.increments('sequence');
    id(table, 'job', 100).notNullable();
    id(table, 'slot', 32).notNullable();
    id(table, 'holder', 64).notNullable();
    table.integer('attempt').notNullable();
    time(table, 'lease_until').notNullable();
    time(table, 'started_at').notNullable();
    time(table, 'finished_at');
    id(table, 'outcome', 64);
    document(table, 'detail');
    table.unique(['job', 'slot'], { indexName: 'advisor_job_runs_slot' });
    table.index(['slot'], 'advisor_job_runs_newest');
  });
  await createTable(knex, 'advisor_outbox', (table) => {
    table.increments('sequence');
    id(table, 'id').notNullable().unique({ indexName: 'advisor_outbox_id' });
    id(table, 'kind', 32).notNullable();
    id(table, 'sent_to', 64).notNullable();
    document(table, 'document').notNullable();
    time(table, 'made_at').notNullable();
    id(table, 'state', 16).notNullable();
    table.integer('tries').notNullable();
    id(table, 'ts', 64);
    id(table, 'why', 64);
    time(table, 'changed_at').notNullable();
    table.index(['state'], 'advisor_outbox_state');
    table.index(['kind', 'sent_to'], 'advisor_outbox_to');
  });
  await createTable(knex, 'advisor_digest_subscriptions', (table) => {
    id(table, 'channel', 64).notNullable().primary();
    id(table, 'subscribed_by', 64).notNullable();
    time(table, 'subscribed_at').notNullable();
    id(table, 'cron', 64);
    id(table, 'zone', 64);
    id(table, 'paused_by', 64);
    id(table, 'pause_reason', 64);
    time(table, 'not_before').notNullable();
  });
  await createTable(knex, 'advisor_segment_censuses', (table) => {
    table.increments('id');
    table.integer('model_version').notNullable();
    time(table, 'taken_at').notNullable();
    table.boolean('complete').notNullable();
  });
  await createTable(knex, 'advisor_segment_census_parts', (table) => {
    table.integer('census_id').notNullable();
    table.integer('part').notNullable();
    document(table, 'members').notNullable();
    table.primary(['census_id', 'part']);
  });
  await addIndex(knex, 'advisor_recommendations', 'shown_at');
  await addIndex(knex, 'advisor_feedback_events', 'received_at');
};

const addIndex = async (knex: Knex, table: string, column: string): Promise<void> => {
  const index = `${table}_${column}`;
  if (!(await hasIndex(knex, table, index))) await knex.schema.alterTable(table, (altered) => altered.index([column], index));
};
