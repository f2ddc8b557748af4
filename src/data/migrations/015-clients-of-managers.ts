import type { Knex } from 'knex';

/**
 * An advisor's clients in the order of their ids, with what a search compares, in one index: SQLite would else read the whole snapshot for them.
 * MySQL's index on the manager holds the ids already, and its keys are too short for more.
 */
export const up = async (knex: Knex): Promise<void> => {
  if (knex.client.dialect === 'mysql') return;
  await knex.raw(
    'create index if not exists advisor_profiles_of_manager on advisor_profiles (snapshot_id, relationship_manager_id, client_id, search_key, name_key)',
  );
  await knex.raw('drop index if exists advisor_profiles_manager');
};
