import type { Knex } from 'knex';
import { addColumn } from '../rows/columns.ts';

/** What a list's rows mean (`CALL_LIST_FORMAT`). Older lists don't have it, nor do lists restored from an older backup. */
export const up = (knex: Knex): Promise<void> => addColumn(knex, 'advisor_call_lists', 'format', (table, name) => table.integer(name));
