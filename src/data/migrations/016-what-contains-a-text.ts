import type { Knex } from 'knex';

/**
 * What a search compares of every client, in one index in the order of the ids: SQLite would else read the whole snapshot, documents and all, for who
 * sees all clients. MySQL's indexes on id and name hold the ids already, one each, and its keys are too short for both.
 */
export const up = async (knex: Knex): Promise<void> => {
  if (knex.client.dialect === 'mysql') return;
  await knex.raw(
    'create index if not exists advisor_profiles_containing on advisor_profiles (snapshot_id, client_id, search_key, name_key)',
  );
};
