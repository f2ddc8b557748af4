import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Connection } from 'mysql2';
import type { Database } from './database.ts';
import { asNodeSqlite, type LibsqlConnection, libsqlBinding, openLibsql, whenFree } from './libsql-dialect.ts';
import { mysqlRows } from './mysql-rows.ts';

/** Rows per batch. */
const BATCH = 1000;

/**
 * Streams the rows of a query in batches, each row an array in select-list order. The result is never fully in memory, and a slow consumer
 * slows the database. Leaving the loop early ends the query. On MySQL, a lost connection and a server that stays silent for longer than
 * the database's limit are errors. On SQLite rows are read synchronously, so there's nothing to lose or to wait for.
 *
 * NULL is null; DATE is `YYYY-MM-DD` text. DECIMAL is text on MySQL and a number on SQLite. BIGINT is a number while that's exact; beyond
 * 2^53 it's text on MySQL and rounded on SQLite. VARBINARY is a Buffer on MySQL.
 *
 * @param sql with `?` for each of `bindings`
 */
export const streamRows = (database: Database, sql: string, bindings: readonly unknown[] = []): AsyncIterable<unknown[][]> =>
  database.kind === 'sqlite' ? streamSqlite(database, sql, bindings) : streamMysql(database, sql, bindings);

async function* streamSqlite(database: Database, sql: string, bindings: readonly unknown[]): AsyncGenerator<unknown[][]> {
  const { filename } = database.knex.client.connectionSettings as { filename: string };
  // A separate connection sees one state of the file from the first row to the last, whatever is written meanwhile.
  const own = filename === ':memory:' ? null : (readersOf(database).free.pop() ?? (await whenFree(() => openLibsql(filename))));
  const connection = own ?? (await sharedConnection(database));
  let isDone = false;
  try {
    const rows = connection.prepare(sql).raw().iterate(bindings.map(libsqlBinding));
    let batch: unknown[][] = [];
    for (const row of rows) {
      batch.push(row as unknown[]);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
      await nextTurn();
    }
    isDone = true;
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw asNodeSqlite(error);
  } finally {
    // A query that wasn't read to its end holds on to the file as it was.
    if (own && isDone) release(database, own);
    else own?.close();
  }
}

/** Connections for the streams of an embedded database. */
interface Readers {
  readonly free: LibsqlConnection[];
  isClosed: boolean;
}

const MOST_FREE = 4;
const readers = new WeakMap<Database['knex'], Readers>();

const readersOf = ({ knex }: Pick<Database, 'knex'>): Readers => {
  const known = readers.get(knex) ?? { free: [], isClosed: false };
  readers.set(knex, known);
  return known;
};

/** Keeps a connection for the next stream: the driver lets go of a closed one's file only when its garbage is collected. */
const release = (database: Database, connection: LibsqlConnection): void => {
  const { free, isClosed } = readersOf(database);
  if (isClosed || free.length >= MOST_FREE) connection.close();
  else free.push(connection);
};

/** Closes what was kept for the streams of an embedded database. */
export const closeReaders = (database: Pick<Database, 'knex'>): void => {
  const known = readersOf(database);
  known.isClosed = true;
  for (const connection of known.free.splice(0)) connection.close();
};

/** The one connection of an in-memory database. It's released at once, so that the stream's consumer can query too. */
const sharedConnection = async (database: Database): Promise<LibsqlConnection> => {
  const connection = await database.knex.client.acquireConnection();
  await database.knex.client.releaseConnection(connection);
  return connection;
};

async function* streamMysql(database: Database, sql: string, bindings: readonly unknown[]): AsyncGenerator<unknown[][]> {
  const connection: Connection = await database.knex.client.acquireConnection();
  try {
    yield* mysqlRows(connection, sql, bindings, { batch: BATCH, silenceMs: database.limits.silenceMs });
  } finally {
    await database.knex.client.releaseConnection(connection);
  }
}
