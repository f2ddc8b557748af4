import type { Knex } from 'knex';
import { columns, createTable } from '../rows/columns.ts';

/** Messages with a recommendation, byte for byte as they were posted, so that anyone can see later what was shown. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, bytes } = columns(knex);
  await createTable(knex, 'advisor_shown_messages', (table) => {
    id(table, 'id', 64).notNullable().primary();
    id(table, 'recommendation_id', 64).notNullable().index('advisor_shown_messages_of');
    id(table, 'channel', 64).notNullable();
    id(table, 'ts', 64).notNullable();
    time(table, 'posted_at').notNullable();
    // Text and blocks as JSON, gzipped: about a fifth of their size.
    bytes(table, 'message').notNullable();
  });
};
