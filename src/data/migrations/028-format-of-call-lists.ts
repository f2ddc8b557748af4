import type { Knex } from 'knex';
import { addColumn } from '../rows/columns.ts';

/** What a list's rows mean (`CALL_LIST_FORMAT`). Lists from before have none, and neither have those that an older backup brings back. */
export const up = (knex: Knex): Promise<void> => addColumn(knex, 'advisor_call_lists', 'format', (table, name) => table.integer(name));
