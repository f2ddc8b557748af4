import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Knex } from 'knex';
import knexPkg from 'knex';
import type { ConnectionOptions } from 'mysql2';
import { DatabaseAwayError } from '../patience/database-away.ts';
import { atMost } from './at-most.ts';
import { Breaker } from './breaker.ts';
import { DatabaseUrlError, parseDatabaseUrl } from './database-url.ts';
import { LibsqlClient } from './libsql-dialect.ts';
import { MysqlClient } from './mysql-dialect.ts';
import { PATIENT, type QueryLimits } from './query-limits.ts';
import { closeReaders } from './stream-rows.ts';

/** An open database, embedded or MySQL/MariaDB. It connects on the first query. */
export interface Database {
  readonly kind: 'sqlite' | 'mysql';
  readonly knex: Knex;
  readonly limits: QueryLimits;
  /** Spares people the wait for a server that doesn't answer, or for another program's lock; null: nothing does. */
  readonly breaker: Breaker | null;
  /** Whether it answers just now. Takes no longer than a probe. */
  answers(): Promise<boolean>;
  /** Waits a moment for running queries, then ends them with an error. Never takes longer than three seconds. */
  close(): Promise<void>;
}

/** knex writes warnings to the console, but stdout may be a JSON document. Anything that matters is also thrown. */
const SILENT: Knex.Logger = { warn() {}, error() {}, deprecate() {}, debug() {} };

/** How long closing waits for running queries, and then for their end. */
const CLOSE_MS = { running: 1000, cut: 1000 };
/** A peer that has vanished is noticed on an idle connection after this and ten more seconds. */
const KEEP_ALIVE_MS = 10_000;

/**
 * Opens the database at `sqlite:PATH` (creating its folder), `sqlite::memory:` or `mysql://user:password@host:port/database` (`?ssl=true`,
 * `?ssl-ca=FILE`).
 *
 * On both, dates come as `YYYY-MM-DD` text and times as text in UTC. On MySQL, DECIMAL comes as text and BIGINT as a number, or as text if
 * a number wouldn't be exact. On SQLite both are numbers.
 *
 * @param options.create false: an embedded database must exist already.
 * @param options.limits how long a server may keep us waiting
 * @throws DatabaseUrlError; its message never contains the password.
 */
export const openDatabase = (url: string, options: { readonly create?: boolean; readonly limits?: QueryLimits } = {}): Database => {
  const address = parseDatabaseUrl(url);
  const { create = true, limits = PATIENT } = options;
  if (address.kind === 'sqlite') {
    const { knex, breaker } = openSqlite(address.filename, create, limits);
    const close = (): Promise<void> => {
      breaker?.close();
      closeReaders({ knex });
      return knex.destroy();
    };
    return { kind: 'sqlite', knex, limits, breaker, answers: async () => !breaker?.isAway && answers(knex), close };
  }
  const { knex, breaker } = openMysql(address.connection, limits);
  return {
    kind: 'mysql',
    knex,
    limits,
    breaker,
    answers: () => breaker?.check() ?? answers(knex),
    close: () => closeMysql(knex, breaker),
  };
};

const answers = (knex: Knex): Promise<boolean> =>
  knex.select(knex.raw('1')).then(
    () => true,
    () => false,
  );

const closeMysql = async (knex: Knex, breaker: Breaker | null): Promise<void> => {
  breaker?.close();
  const closed = knex.destroy();
  if (await atMost(CLOSE_MS.running, closed)) return;
  (knex.client as MysqlClient).loseAll(new Error('The database was closed.'));
  // A reader that never asks for its next batch never releases its slot.
  await atMost(CLOSE_MS.cut, closed);
};

/** Creates a folder and its parents one by one: Node's own recursion never ends if a parent can't hold folders (`/proc`). */
const makeFolder = (folder: string): void => {
  const isThere = (): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have created it meanwhile.
    if (!isThere()) throw error;
  }
};

interface Opened {
  readonly knex: Knex;
  readonly breaker: Breaker | null;
}

const openSqlite = (filename: string, create: boolean, limits: QueryLimits): Opened => {
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
  // Only writes wait for another program, so only they are spared the wait.
  const breaker: Breaker | null = limits.breaker
    ? new Breaker({ probe: async () => (knex.client as LibsqlClient).probe(), everyMs: limits.breaker.everyMs, onAway: () => {} })
    : null;
  const knex: Knex = knexPkg({
    client: LibsqlClient as unknown as typeof Knex.Client,
    connection: { filename },
    useNullAsDefault: true,
    // SQLite allows one writer at a time anyway, and a second connection of ours could wait for the first forever.
    pool: { min: 1, max: 1 },
    acquireConnectionTimeout: 60_000,
    log: SILENT,
    // An error message must not contain bound values, which may be a client's.
    compileSqlOnError: false,
    breaker,
  } as Knex.Config);
  return { knex, breaker };
};

const openMysql = (connection: ConnectionOptions, limits: QueryLimits): Opened => {
  const client = (): MysqlClient => knex.client;
  const breaker = limits.breaker ? breakerOf(client, limits.breaker) : null;
  const knex = knexPkg({
    client: MysqlClient as unknown as typeof Knex.Client,
    connection: {
      ...connection,
      charset: 'utf8mb4',
      // Otherwise a DATE could shift by a day with the reader's time zone.
      timezone: 'Z',
      dateStrings: true,
      supportBigNumbers: true,
      // The dialect has its own limit; this one would also count the time in which we're too busy to listen.
      connectTimeout: 4 * limits.connectMs,
      enableKeepAlive: true,
      keepAliveInitialDelay: KEEP_ALIVE_MS,
    } as unknown as Knex.MySql2ConnectionConfig,
    pool: { min: 0, max: 6, createTimeoutMillis: 4 * limits.connectMs },
    acquireConnectionTimeout: limits.slotMs,
    log: SILENT,
    compileSqlOnError: false,
    limits,
    breaker,
  } as Knex.Config);
  return { knex, breaker };
};

const breakerOf = (client: () => MysqlClient, { probeMs, everyMs }: NonNullable<QueryLimits['breaker']>): Breaker =>
  new Breaker({
    probe: () => client().probe(probeMs),
    everyMs,
    // What still waits on the old connections would wait until its limit, and keep the pool's slots until then.
    onAway: () => client().loseAll(new DatabaseAwayError()),
  });
