import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Knex } from 'knex';
import knexPkg from 'knex';
import type { ConnectionOptions } from 'mysql2';
import { DatabaseUrlError, parseDatabaseUrl } from './database-url.ts';
import { LibsqlClient } from './libsql-dialect.ts';

/** An open database, embedded or MySQL/MariaDB. Connections are made when the first query needs one. */
export interface Database {
  readonly kind: 'sqlite' | 'mysql';
  readonly knex: Knex;
  close(): Promise<void>;
}

/** knex warns on the console, and stdout may be a JSON document; what matters is thrown as well. */
const SILENT: Knex.Logger = { warn() {}, error() {}, deprecate() {}, debug() {} };

/** Modes that we rely on: too long a text is an error instead of cut off, a backslash escapes, `"` quotes text. */
const SQL_MODE = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/**
 * Opens the database at `sqlite:PATH` (its folder is created), `sqlite::memory:` or `mysql://user:password@host:port/database`
 * (`?ssl=true`, `?ssl-ca=FILE`).
 *
 * On both, dates come as `YYYY-MM-DD` text and times as text in UTC. On MySQL, DECIMAL comes as text, BIGINT as a number where it is exact and as text
 * where it is not. On SQLite both are numbers.
 *
 * @param options.create false: an embedded database must be there already.
 * @throws DatabaseUrlError whose message never holds the password.
 */
export const openDatabase = (url: string, options: { readonly create?: boolean } = {}): Database => {
  const address = parseDatabaseUrl(url);
  const knex = address.kind === 'sqlite' ? openSqlite(address.filename, options.create ?? true) : openMysql(address.connection);
  return { kind: address.kind, knex, close: () => knex.destroy() };
};

/** Folder by folder: Node's own recursion never ends where a parent cannot hold folders (`/proc`). */
const makeFolder = (folder: string): void => {
  const isThere = (): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isThere()) throw error;
  }
};

const openSqlite = (filename: string, create: boolean): Knex => {
  if (filename !== ':memory:') {
    const folder = dirname(resolve(filename));
    if (!create && !existsSync(filename)) throw new DatabaseUrlError(`There is no database file "${filename}".`);
    try {
      makeFolder(folder);
    } catch (error) {
      throw new DatabaseUrlError(
        `The folder "${folder}" for the database cannot be made (${(error as NodeJS.ErrnoException).code}). Name another path in the URL.`,
      );
    }
  }
  return knexPkg({
    client: LibsqlClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    // One writer at a time anyway; a second connection of ours could wait for the first for ever.
    pool: { min: 1, max: 1 },
    acquireConnectionTimeout: 60_000,
    log: SILENT,
    // An error's message must not hold what was bound: it may be a client's.
    compileSqlOnError: false,
  });
};

const openMysql = (connection: ConnectionOptions): Knex =>
  knexPkg({
    client: 'mysql2',
    connection: {
      ...connection,
      charset: 'utf8mb4',
      // A DATE must not move by a day with the zone of whoever reads it.
      timezone: 'Z',
      dateStrings: true,
      supportBigNumbers: true,
      connectTimeout: 10_000,
      enableKeepAlive: true,
    } as unknown as Knex.MySql2ConnectionConfig,
    pool: {
      min: 0,
      max: 6,
      afterCreate: (raw: { query(sql: string, done: (error: Error | null) => void): void }, done: (error: Error | null) => void) =>
        raw.query(`SET SESSION sql_mode = '${SQL_MODE}', time_zone = '+00:00'`, done),
    },
    acquireConnectionTimeout: 30_000,
    log: SILENT,
    compileSqlOnError: false,
  });
