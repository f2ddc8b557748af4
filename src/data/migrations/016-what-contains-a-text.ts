import type { Knex } from 'knex';

/**
 * One index with the columns a search compares for every client, in order of id: without it, SQLite reads the whole snapshot, documents and
 * all, for people who see all clients. MySQL's indexes on id and name already have the ids, and its keys are too short for both.
 */
export const up = async (knex: Knex): Promise<void> => {
  if (knex.client.dialect === 'mysql') return;
  await knex.raw(
    'create index if not exists advisor_profiles_containing on advisor_profiles (snapshot_id, client_id, search_key, name_key)',
  );
};
