import { closeSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import Libsql from 'libsql';

/** A connection of the `libsql` package: synchronous, with better-sqlite3's interface. */
export type LibsqlConnection = InstanceType<typeof Libsql>;

/** What knex hands to a dialect, and what it expects to find in it afterwards. */
interface Query {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  response?: unknown;
  context?: { readonly lastID: unknown; readonly changes: number };
}

interface BetterSqliteClient extends Omit<Knex.Client, 'transaction' | 'acquireRawConnection'> {
  transaction(...parameters: unknown[]): unknown;
  acquireRawConnection(): Promise<unknown>;
  readonly connectionSettings: { readonly filename: string };
}
type Constructor<T> = new (...parameters: never[]) => T;

// knex has no types for its dialects.
const load = createRequire(import.meta.url);
const BetterSqlite = load('knex/lib/dialects/better-sqlite3') as Constructor<BetterSqliteClient>;
const SqliteTransaction = load('knex/lib/dialects/sqlite3/execution/sqlite-transaction') as Constructor<{
  query(connection: unknown, sql: string): Promise<unknown>;
}>;

/** How long SQLite itself waits for another writer. Short, because the event loop stands still meanwhile. */
const NATIVE_WAIT_MS = 20;
/** How long a statement waits for other writers in all, between tries the event loop runs. */
const PATIENCE_MS = 20_000;

const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(String((error as { code?: unknown }).code));

/** Runs a statement again while another connection holds the write lock. */
export const whenFree = async <T>(run: () => T | Promise<T>): Promise<T> => {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await sleep(5 + Math.random() * 20);
    }
  }
};

/** A file that is not there is made before the driver makes it for everybody to read; `-wal` and `-shm` get the mode of the file. */
const makeForOwner = (filename: string): void => {
  if (filename === ':memory:') return;
  try {
    closeSync(openSync(filename, 'wx', 0o600));
  } catch {
    // It is there, and keeps its mode; or it cannot be made, and the driver says why.
  }
};

/** Opens a file (or `:memory:`) with the settings every connection of ours has. Readers never wait for the one writer (WAL). */
export const openLibsql = (filename: string): LibsqlConnection => {
  makeForOwner(filename);
  const connection = new Libsql(filename);
  try {
    connection.pragma(`busy_timeout = ${NATIVE_WAIT_MS}`);
    connection.pragma('journal_mode = WAL');
    // What was acknowledged survives a power cut.
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
};

/** libsql says SQLITE_CONSTRAINT_UNIQUE, in an object that is no native error; objection looks for what node-sqlite3 says. */
export const asNodeSqlite = (error: unknown): unknown => {
  const { code, rawCode, message } = error as { code?: unknown; rawCode?: number; message?: string };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error;
  const constraint = code.startsWith('SQLITE_CONSTRAINT');
  const shown = constraint ? 'SQLITE_CONSTRAINT' : code;
  return Object.assign(new Error(`${shown}: ${message}`), { code: shown, errno: constraint ? 19 : (rawCode ?? 1) });
};

/** A binding as libsql takes it: it panics, and the process ends, on booleans. Dates are ISO text in UTC. */
export const libsqlBinding = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
};

/** Takes the write lock at once: a transaction that reads first and writes later could fail half-way however long it waits. */
class ImmediateTransaction extends SqliteTransaction {
  begin(connection: unknown): Promise<unknown> {
    return this.query(connection, 'BEGIN IMMEDIATE;');
  }
}

const TRANSACTION_CONTROL = /^\s*(begin|commit|rollback|savepoint|release)\b/i;
/** Statements that only read, or that may not run inside a transaction. */
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

/**
 * One write with the lock taken first, by `exec`: a prepared statement that libsql finds busy stays half-run, and until it is
 * collected nothing more is committed on its connection. Without a pause inside, so that no other connection of this process waits for it.
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

/** knex's better-sqlite3 dialect over the `libsql` package, which comes prebuilt. */
export class LibsqlClient extends BetterSqlite {
  _driver(): unknown {
    return Libsql;
  }

  override transaction(...parameters: unknown[]): unknown {
    return new ImmediateTransaction(...([this, ...parameters] as never[]));
  }

  override async acquireRawConnection(): Promise<LibsqlConnection> {
    return whenFree(() => openLibsql(this.connectionSettings.filename));
  }

  async _query(connection: LibsqlConnection, query: Query): Promise<Query> {
    if (!query.sql) throw new Error('The query is empty');
    const locksItself = LOCKS_NOTHING.test(query.sql) || TRANSACTION_CONTROL.test(query.sql);
    try {
      // Inside a transaction the lock is ours: nothing to wait for.
      if (connection.inTransaction) return run(connection, query);
      return await whenFree(() => (locksItself ? run(connection, query) : runLocked(connection, query)));
    } catch (error) {
      if (isBusy(error)) Object.assign(connection, { __knex__disposed: error });
      throw asNodeSqlite(error);
    }
  }
}
