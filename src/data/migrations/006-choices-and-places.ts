import type { Knex } from 'knex';
import { addColumn, columns } from '../rows/columns.ts';

/** What a client chose, next to the thumbs; and for each message with a recommendation, its picture and who shared it. */
export const up = async (knex: Knex): Promise<void> => {
  const { id } = columns(knex);
  const add = (table: string, column: string, characters?: number): Promise<void> =>
    addColumn(knex, table, column, (altered, name) => id(altered, name, characters));
  await add('advisor_inbox', 'chosen_type');
  await add('advisor_feedback_events', 'chosen_type');
  await add('advisor_recommendation_places', 'chart_file', 64);
  await add('advisor_recommendation_places', 'shared_by', 64);
};
