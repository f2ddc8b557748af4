import type { Connection } from 'mysql2';
import type { Database } from '../database.ts';
import { type LibsqlConnection, libsqlBinding, openLibsql, whenFree } from '../libsql-dialect.ts';
import { loseConnection } from '../mysql-connection.ts';
import { runOn } from '../mysql-dialect.ts';
import { mysqlRows } from '../mysql-rows.ts';
import type { QueryLimits } from '../query-limits.ts';
import { tryWhole } from '../whole-transaction.ts';

/**
 * A transaction over the whole database. `snapshot` sees one state and lets others write. In `exclusive`, nobody can change what was read
 * until the end: on SQLite all other writers wait, on MySQL those that write what was read.
 */
export type SessionKind = 'snapshot' | 'exclusive';

export interface Session {
  /** Rows as arrays in select-list order, in batches. */
  rows(sql: string): AsyncIterable<unknown[][]>;
  run(sql: string, values?: readonly unknown[]): Promise<void>;
}

const BATCH = 500;

/** Commits if the work succeeds, otherwise rolls everything back. Where a server undoes it for another's sake, the work is done again. */
export const inSession = <T>(database: Database, kind: SessionKind, work: (session: Session) => Promise<T>): Promise<T> =>
  database.kind === 'sqlite' ? inSqlite(database, kind, work) : tryWhole(() => inMysql(database, kind, work));

async function* inBatches(rows: Iterable<unknown>): AsyncGenerator<unknown[][]> {
  let batch: unknown[][] = [];
  for (const row of rows) {
    batch.push(row as unknown[]);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const inSqlite = async <T>(database: Database, kind: SessionKind, work: (session: Session) => Promise<T>): Promise<T> => {
  const { filename } = database.knex.client.connectionSettings as { filename: string };
  // knex has one connection for everyone: a long transaction on it would block this whole process.
  const connection = await whenFree(() => openLibsql(filename));
  try {
    await whenFree(() => connection.exec(kind === 'exclusive' ? 'BEGIN IMMEDIATE' : 'BEGIN'));
    const result = await work(sqliteSession(connection));
    connection.exec('COMMIT');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK');
    throw error;
  } finally {
    connection.close();
  }
};

const sqliteSession = (connection: LibsqlConnection): Session => ({
  rows: (sql) => inBatches(connection.prepare(sql).raw().iterate([])),
  run: async (sql, values = []) => {
    connection.prepare(sql).run(values.map(libsqlBinding));
  },
});

const inMysql = async <T>(database: Database, kind: SessionKind, work: (session: Session) => Promise<T>): Promise<T> => {
  const connection: Connection = await database.knex.client.acquireConnection();
  const session = mysqlSession(connection, database.limits);
  try {
    await session.run(`SET TRANSACTION ISOLATION LEVEL ${kind === 'exclusive' ? 'SERIALIZABLE' : 'REPEATABLE READ'}`);
    await session.run(kind === 'exclusive' ? 'START TRANSACTION' : 'START TRANSACTION WITH CONSISTENT SNAPSHOT');
    try {
      const result = await work(session);
      await session.run('COMMIT');
      return result;
    } catch (error) {
      // Where it can't be rolled back, the connection must go: the server then rolls back by itself.
      await session.run('ROLLBACK').catch((notRolledBack: Error) => loseConnection(connection, notRolledBack));
      throw error;
    }
  } finally {
    await database.knex.client.releaseConnection(connection);
  }
};

const mysqlSession = (connection: Connection, { queryMs, silenceMs }: QueryLimits): Session => ({
  rows: (sql) => mysqlRows(connection, sql, [], { batch: BATCH, silenceMs }),
  run: (sql, values = []) => runOn(connection, queryMs, sql, values),
});
