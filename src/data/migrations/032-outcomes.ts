import type { Knex } from 'knex';
import { addColumn } from '../rows/columns.ts';

/** What followed a recommendation, as a feedback row: how many types the client bought, and how likely the first type was to come first. */
export const up = async (knex: Knex): Promise<void> => {
  await addColumn(knex, 'advisor_feedback_events', 'outcome_types', (table, name) => table.integer(name));
  await addColumn(knex, 'advisor_feedback_events', 'propensity', (table, name) => table.double(name));
};
