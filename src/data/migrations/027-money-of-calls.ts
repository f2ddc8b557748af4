import type { Knex } from 'knex';
import { addColumn } from '../rows/columns.ts';

/**
 * What a call's client has outstanding, and what matured on the day the call is about. The lists until now added up several days under the
 * first one, so they aren't shown any more; the next reading of the book writes a new one.
 */
export const up = async (knex: Knex): Promise<void> => {
  await knex('advisor_call_lists').update({ complete: false });
  for (const column of ['outstanding', 'matured']) await addColumn(knex, 'advisor_calls', column, (table, name) => table.bigInteger(name));
};
