import type { Knex } from 'knex';
import { columns } from '../columns.ts';

/** Clients' names in the snapshot, as they are shown and in lower case for searching. Filled by the next training. */
export const up = async (knex: Knex): Promise<void> => {
  const { id } = columns(knex);
  const add = async (column: string): Promise<void> => {
    if (await knex.schema.hasColumn('advisor_profiles', column)) return;
    await knex.schema.alterTable('advisor_profiles', (table) => {
      id(table, column, 300);
    });
  };
  await add('client_name');
  await add('name_key');
  const index = 'advisor_profiles_name';
  if (knex.client.dialect === 'mysql') {
    const [there] = await knex.raw('show index from advisor_profiles where key_name = ?', [index]);
    if (there.length === 0) await knex.schema.alterTable('advisor_profiles', (table) => table.index(['snapshot_id', 'name_key'], index));
  } else await knex.raw(`create index if not exists ${index} on advisor_profiles (snapshot_id, name_key)`);
};
