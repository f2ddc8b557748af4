import type { Knex } from 'knex';
import { columns } from '../columns.ts';

/** What a client chose, beside the thumbs; and of each message that shows a recommendation its picture and who shared it. */
export const up = async (knex: Knex): Promise<void> => {
  const { id } = columns(knex);
  const add = async (table: string, column: string, characters?: number): Promise<void> => {
    if (await knex.schema.hasColumn(table, column)) return;
    await knex.schema.alterTable(table, (altered) => {
      id(altered, column, characters);
    });
  };
  await add('advisor_inbox', 'chosen_type');
  await add('advisor_feedback_events', 'chosen_type');
  await add('advisor_recommendation_places', 'chart_file', 64);
  await add('advisor_recommendation_places', 'shared_by', 64);
};
