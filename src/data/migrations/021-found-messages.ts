import type { Knex } from 'knex';
import { addColumn, hasIndex } from '../rows/columns.ts';
import { dropOthersThumbs } from '../rows/drop-others-thumbs.ts';

const BY_TIME = 'advisor_recommendations_shown';

/**
 * For finding a recommendation's message again: which of them say that they may be the second, and an index that counts those without a message.
 * Thumbs on colleagues' messages, which were stored until now, are removed.
 */
export const up = async (knex: Knex): Promise<void> => {
  await addColumn(knex, 'advisor_recommendation_places', 'may_be_second', (table, name) => table.integer(name));
  if (!(await hasIndex(knex, 'advisor_recommendations', BY_TIME))) {
    await knex.schema.alterTable('advisor_recommendations', (table) => table.index(['shown_at'], BY_TIME));
  }
  await dropOthersThumbs(knex);
};
