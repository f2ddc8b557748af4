import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Feedback signs as Slack delivered them, the outcome of each, and the feedback rows that are folded. Rows are only ever added. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time } = columns(knex);
  const sign = (table: Knex.CreateTableBuilder): void => {
    id(table, 'sign_key').notNullable();
    table.integer('sign').notNullable();
    id(table, 'action', 16).notNullable();
    id(table, 'happened_at', 64).notNullable();
    time(table, 'received_at').notNullable();
  };
  await createTable(knex, 'advisor_inbox', (table) => {
    table.increments('sequence');
    id(table, 'event_id').notNullable().unique({ indexName: 'advisor_inbox_event' });
    id(table, 'slack_user_id', 64).notNullable();
    id(table, 'channel', 64);
    id(table, 'ts', 64);
    id(table, 'recommendation_id', 64);
    sign(table);
  });
  await createTable(knex, 'advisor_inbox_outcomes', (table) => {
    id(table, 'event_id').notNullable().primary();
    id(table, 'outcome').notNullable();
    time(table, 'finished_at').notNullable();
  });
  await createTable(knex, 'advisor_feedback_events', (table) => {
    table.increments('sequence');
    id(table, 'event_id').notNullable().unique({ indexName: 'advisor_feedback_event' });
    id(table, 'recommendation_id', 64).notNullable().index('advisor_feedback_recommendation');
    id(table, 'advisor_id', 64).notNullable();
    sign(table);
  });
};
