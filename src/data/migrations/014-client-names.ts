import type { Knex } from 'knex';
import { addColumn, columns, hasIndex } from '../rows/columns.ts';

/** Clients' names in the snapshot, as shown and in lower case for searching. The next training fills them. */
export const up = async (knex: Knex): Promise<void> => {
  const { id } = columns(knex);
  for (const column of ['client_name', 'name_key']) {
    await addColumn(knex, 'advisor_profiles', column, (table, name) => id(table, name, 300));
  }
  const index = 'advisor_profiles_name';
  if (!(await hasIndex(knex, 'advisor_profiles', index)))
    await knex.schema.alterTable('advisor_profiles', (table) => table.index(['snapshot_id', 'name_key'], index));
};
