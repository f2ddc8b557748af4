import type { Knex } from 'knex';
import type { Database } from './database.ts';

const PATIENCE_S = 60;

/**
 * Runs something while no other process does. The lock is the database's own and ends with the connection, so a process that
 * dies leaves nothing locked. On SQLite everything inside is one transaction. On a Galera cluster a lock holds on one node: migrate through one node.
 */
export const withMigrationLock = <T>(database: Database, run: (knex: Knex) => Promise<T>): Promise<T> =>
  database.kind === 'sqlite' ? database.knex.transaction(run) : withNamedLock(database.knex, run);

const withNamedLock = async <T>(knex: Knex, run: (knex: Knex) => Promise<T>): Promise<T> => {
  const connection = await knex.client.acquireConnection();
  // Lock names are shared by all databases of a server, and at most 64 characters long.
  const name = "CONCAT('bond-advisor-', MD5(DATABASE()))";
  try {
    const [rows] = await knex.raw(`SELECT GET_LOCK(${name}, ?) AS locked`, [PATIENCE_S]).connection(connection);
    if (rows[0]?.locked !== 1) {
      throw new Error(
        `Another process has been migrating this database for ${PATIENCE_S} seconds. Wait until it is done, or end it; then run "bond-advisor migrate" again.`,
      );
    }
    try {
      return await run(knex);
    } finally {
      await knex.raw(`SELECT RELEASE_LOCK(${name})`).connection(connection);
    }
  } finally {
    await knex.client.releaseConnection(connection);
  }
};
