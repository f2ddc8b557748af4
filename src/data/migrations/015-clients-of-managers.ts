import type { Knex } from 'knex';

/**
 * One index with a manager's clients in order of id and the columns a search compares: without it, SQLite reads the whole snapshot. MySQL's
 * index on the manager already has the ids, and its keys are too short for more.
 */
export const up = async (knex: Knex): Promise<void> => {
  if (knex.client.dialect === 'mysql') return;
  await knex.raw(
    'create index if not exists advisor_profiles_of_manager on advisor_profiles (snapshot_id, relationship_manager_id, client_id, search_key, name_key)',
  );
  await knex.raw('drop index if exists advisor_profiles_manager');
};
