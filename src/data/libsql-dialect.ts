import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
// @ts-expect-error: knex has no types for its dialects.
import KnexBetterSqlite from 'knex/lib/dialects/better-sqlite3/index.js';
// @ts-expect-error: knex has no types for its dialects.
import KnexSqliteTransaction from 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js';
import Libsql from 'libsql';
import { markAway } from '../patience/database-away.ts';
import { patienceFor } from '../patience/patience.ts';
import { acquireInPatience, type Breaker } from './breaker.ts';

/** A connection of the `libsql` package: synchronous, with better-sqlite3's interface. */
export type LibsqlConnection = InstanceType<typeof Libsql>;

/** What knex passes to a dialect and expects it to fill in. */
interface Query {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  response?: unknown;
  context?: { readonly lastID: unknown; readonly changes: number };
}

interface BetterSqliteClient
  extends Omit<Knex.Client, 'transaction' | 'acquireRawConnection' | 'acquireConnection' | 'releaseConnection' | 'runner' | 'destroy'> {
  transaction(...parameters: unknown[]): unknown;
  acquireRawConnection(): Promise<unknown>;
  acquireConnection(): Promise<LibsqlConnection>;
  releaseConnection(connection: LibsqlConnection): Promise<void>;
  runner(builder: KnexBuilder): object;
  destroy(): Promise<void>;
  readonly config: Knex.Config & { readonly breaker: Breaker | null; readonly onlyReads?: boolean };
  readonly connectionSettings: { readonly filename: string };
}

/** The parts of knex's query builder that say what it will run. */
interface KnexBuilder {
  readonly _method?: string;
  /** A connection that the caller chose. */
  readonly _connection?: unknown;
}
type Constructor<T> = new (...parameters: never[]) => T;

const BetterSqlite = KnexBetterSqlite as Constructor<BetterSqliteClient>;
const SqliteTransaction = KnexSqliteTransaction as Constructor<{
  query(connection: unknown, sql: string): Promise<unknown>;
}>;

/** Connections that only read, next to the one that writes. More would gain nothing: queries run one at a time in this process. */
const READERS = 2;
/** How long SQLite itself waits for another writer. Short, because it blocks the event loop. */
const NATIVE_WAIT_MS = 20;
/** How long a statement waits for other writers in total, if no person waits for it; the event loop runs between tries. */
const PATIENCE_MS = 20_000;

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code));

/** Retries a statement while another connection holds the write lock. */
export const whenFree = async <T>(run: () => T | Promise<T>): Promise<T> => {
  const deadline = Date.now() + Math.min(PATIENCE_MS, patienceFor('database'));
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await sleep(5 + Math.random() * 20);
    }
  }
};

/** Creates a missing file before the driver creates it readable for everyone; `-wal` and `-shm` get the file's mode. */
const makeForOwner = (filename: string): void => {
  if (filename === ':memory:') return;
  try {
    closeSync(openSync(filename, 'wx', 0o600));
  } catch {
    // It exists and keeps its mode, or it can't be created and the driver says why.
  }
};

/** Opens a file (or `:memory:`) with the settings all our connections share. Readers never wait for the one writer (WAL). */
export const openLibsql = (filename: string): LibsqlConnection => {
  makeForOwner(filename);
  const connection = new Libsql(filename);
  try {
    connection.pragma(`busy_timeout = ${NATIVE_WAIT_MS}`);
    connection.pragma('journal_mode = WAL');
    // Whatever we acknowledged survives a power cut.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
};

/** Converts an error: libsql throws SQLITE_CONSTRAINT_UNIQUE in a non-native error, while objection expects node-sqlite3's code. */
export const asNodeSqlite = (error: unknown): unknown => {
  const { code, rawCode, message } = error as { code?: unknown; rawCode?: number; message?: string };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  const constraint = code.startsWith('SQLITE_CONSTRAINT');
  const shown = constraint ? 'SQLITE_CONSTRAINT' : code;
  return Object.assign(new Error(`${shown}: ${message}`), { code: shown, errno: constraint ? 19 : (rawCode ?? 1) });
};

/** Converts a value for binding. libsql panics on booleans, which ends the process. Dates become ISO text in UTC. */
export const libsqlBinding = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
};

/** Takes the write lock immediately: a transaction that reads first and writes later could fail halfway, however long it waits. */
class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

const TAKES_LOCK = /^\s*begin immediate\b/i;
const TRANSACTION_CONTROL = /^\s*(begin|commit|rollback|savepoint|release)\b/i;
/** Statements that only read or can't run inside a transaction. */
const LOCKS_NOTHING = /^\s*(select|explain|pragma|vacuum|attach|detach)\b/i;

const run = (connection: LibsqlConnection, query: Query): Query => {
  if (TRANSACTION_CONTROL.test(query.sql)) {
    connection.exec(query.sql);
    return Object.assign(query, { response: [] });
  }
  const statement = connection.prepare(query.sql);
  const bindings = (query.bindings ?? []).map(libsqlBinding);
  if (statement.reader) return Object.assign(query, { response: statement.all(bindings) });
  const response = statement.run(bindings);
  return Object.assign(query, { response, context: { lastID: response.lastInsertRowid, changes: response.changes } });
};

/** libsql never ends an EXPLAIN. On a connection that's used again the next commit would leave an old state open, and a later write would fail. */
const runApart = (filename: string, query: Query): Query => {
  const connection = openLibsql(filename);
  try {
    return run(connection, query);
  } finally {
    connection.close();
  }
};

/**
 * Runs one write with the lock taken first, by `exec`. A prepared statement that libsql finds busy stays half-run, and until it's collected
 * nothing more is committed on its connection. There's no pause inside, so no other connection in this process waits for it.
 */
const runLocked = (connection: LibsqlConnection, query: Query): Query => {
  connection.exec('BEGIN IMMEDIATE');
  try {
    run(connection, query);
    connection.exec('COMMIT');
    return query;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  }
};

/** Whether all that's asked is a select. */
const onlyReads = ({ _method, _connection, sql }: KnexBuilder & Partial<Query>): boolean =>
  _connection === undefined && (_method === undefined ? /^\s*select\b/i.test(sql ?? '') : /^(select|first|pluck)$/.test(_method));

/**
 * knex's better-sqlite3 dialect over the `libsql` package, which comes prebuilt. What only reads has connections of its own: the one for writing may
 * be waiting for another program's lock. They see everything that was committed. A transaction reads on its own connection, and so does everybody in
 * a database in memory, which has only one.
 */
export class LibsqlClient extends BetterSqlite {
  /** Absent in a transaction's client, which knex makes without this constructor. */
  readonly readers: LibsqlClient | null | undefined;

  constructor(config: BetterSqliteClient['config']) {
    super(config as never);
    const { filename } = this.connectionSettings;
    const alone = config.onlyReads || filename === ':memory:';
    this.readers = alone ? null : new LibsqlClient({ ...config, pool: { min: 0, max: READERS }, onlyReads: true });
  }

  _driver(): unknown {
    return Libsql;
  }

  override runner(builder: KnexBuilder): object {
    const { readers } = this;
    if (!readers || !onlyReads(builder)) return super.runner(builder);
    // The same client but for its pool, so that whoever listens to queries hears these too.
    const reading: LibsqlClient = Object.assign(Object.create(this), {
      acquireConnection: () => readers.acquireConnection(),
      releaseConnection: (connection: LibsqlConnection) => readers.releaseConnection(connection),
    });
    return super.runner.call(reading, builder);
  }

  override async acquireConnection(): Promise<LibsqlConnection> {
    return acquireInPatience(
      null,
      () => super.acquireConnection(),
      (connection) => this.releaseConnection(connection),
    );
  }

  /** Whether the write lock is to be had just now. @throws if another program holds it */
  probe(): void {
    const connection = openLibsql(this.connectionSettings.filename);
    try {
      connection.exec('BEGIN IMMEDIATE');
      connection.exec('ROLLBACK');
    } finally {
      connection.close();
    }
  }

  override async destroy(): Promise<void> {
    await Promise.all([this.readers?.destroy(), super.destroy()]);
  }

  override transaction(...parameters: unknown[]): unknown {
    return new ImmediateTransaction(...([this, ...parameters] as never[]));
  }

  override async acquireRawConnection(): Promise<LibsqlConnection> {
    const connection = await whenFree(() => openLibsql(this.connectionSettings.filename));
    if (this.config.onlyReads) connection.pragma('query_only = ON');
    return connection;
  }

  async _query(connection: LibsqlConnection, query: Query): Promise<Query> {
    if (!query.sql) throw new Error('The query is empty');
    const locksItself = LOCKS_NOTHING.test(query.sql) || TRANSACTION_CONTROL.test(query.sql);
    try {
      // Inside a transaction we hold the lock already.
      if (connection.inTransaction) return run(connection, query);
      if (!locksItself || TAKES_LOCK.test(query.sql)) await this.config.breaker?.admit();
      const { filename } = this.connectionSettings;
      if (/^\s*explain\b/i.test(query.sql) && filename !== ':memory:') return await whenFree(() => runApart(filename, query));
      return await whenFree(() => (locksItself ? run(connection, query) : runLocked(connection, query)));
    } catch (error) {
      const shown = asNodeSqlite(error);
      if (!isBusy(error)) throw shown;
      Object.assign(connection, { __knex__disposed: error });
      this.config.breaker?.suspect();
      throw markAway(shown as Error);
    }
  }
}
