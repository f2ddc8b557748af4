import type { Knex } from 'knex';
import { addColumn, columns, createTable } from '../rows/columns.ts';

/** Snapshots of all clients' profiles, one generation of rows per training. The newest complete one is current. */
export const up = async (knex: Knex): Promise<void> => {
  const { id, time, document } = columns(knex);
  await createTable(knex, 'advisor_profile_snapshots', (table) => {
    table.increments('id');
    time(table, 'taken_at').notNullable();
    table.boolean('complete').notNullable();
  });
  await createTable(knex, 'advisor_profiles', (table) => {
    table.integer('snapshot_id').unsigned().notNullable();
    id(table, 'client_id').notNullable();
    // The id in lower case, for searching. Some letters get longer in lower case.
    id(table, 'search_key', 300).notNullable();
    id(table, 'relationship_manager_id');
    table.specificType('risk_band', 'char(1)');
    table.integer('trades').notNullable();
    table.bigInteger('total_invested').notNullable();
    document(table, 'document').notNullable();
    table.primary(['snapshot_id', 'client_id']);
    table.index(['snapshot_id', 'search_key'], 'advisor_profiles_search');
    table.index(['snapshot_id', 'relationship_manager_id'], 'advisor_profiles_manager');
  });
};

/** In SQLite, a table that's an index: its rows are short, and a separate key would take as much room again. */
const SHORT_ROWS = [
  `create table advisor_profiles_short (
    snapshot_id integer not null, client_id text not null, search_key text not null, relationship_manager_id text, risk_band char(1),
    trades integer not null, total_invested bigint not null, document text, client_name text, name_key text, place integer,
    primary key (snapshot_id, client_id)
  ) without rowid`,
  `insert into advisor_profiles_short
    select snapshot_id, client_id, search_key, relationship_manager_id, risk_band, trades, total_invested, document, client_name, name_key, null
    from advisor_profiles order by snapshot_id, client_id`,
  'drop table advisor_profiles',
  'alter table advisor_profiles_short rename to advisor_profiles',
  'create index advisor_profiles_search on advisor_profiles (snapshot_id, search_key)',
  'create index advisor_profiles_name on advisor_profiles (snapshot_id, name_key) where name_key is not null',
  'create index advisor_profiles_of_manager on advisor_profiles (snapshot_id, relationship_manager_id, client_id, search_key, name_key)',
];

/**
 * Profiles as compressed blocks of columns; `place` says which block a client's profile is in, and where. Snapshots from before keep their
 * documents until the next one replaces them.
 */
export const blocks = async (knex: Knex): Promise<void> => {
  const { bytes, document } = columns(knex);
  await createTable(knex, 'advisor_profile_blocks', (table) => {
    table.integer('snapshot_id').unsigned().notNullable();
    table.integer('block').notNullable();
    bytes(table, 'bytes').notNullable();
    table.primary(['snapshot_id', 'block']);
  });
  if (knex.client.dialect === 'mysql') {
    await addColumn(knex, 'advisor_profiles', 'place', (table, name) => table.integer(name));
    const { nullable } = await knex('advisor_profiles').columnInfo('document');
    if (!nullable) await knex.schema.alterTable('advisor_profiles', (table) => document(table, 'document').nullable().alter());
    return;
  }
  if (await knex.schema.hasColumn('advisor_profiles', 'place')) return;
  for (const sql of SHORT_ROWS) await knex.raw(sql);
};
