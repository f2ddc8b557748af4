import type { Connection } from 'mysql2';
import type { Database } from '../database.ts';
import { type LibsqlConnection, libsqlBinding, openLibsql, whenFree } from '../libsql-dialect.ts';

/**
 * One transaction over the whole database. `snapshot` sees one state and keeps nobody from writing; in `exclusive` what was read cannot be changed by
 * anybody else until the end: on SQLite others who write wait, on MySQL those who write what was read.
 */
export type SessionKind = 'snapshot' | 'exclusive';

export interface Session {
  /** Rows as arrays, in the order of the select list, in batches. */
  rows(sql: string): AsyncIterable<unknown[][]>;
  run(sql: string, values?: readonly unknown[]): Promise<void>;
}

const BATCH = 500;

/** Commits where the work went well, else takes everything back. */
export const inSession = <T>(database: Database, kind: SessionKind, work: (session: Session) => Promise<T>): Promise<T> =>
  database.kind === 'sqlite' ? inSqlite(database, kind, work) : inMysql(database, kind, work);

const inSqlite = async <T>(database: Database, kind: SessionKind, work: (session: Session) => Promise<T>): Promise<T> => {
  const { filename } = database.knex.client.connectionSettings as { filename: string };
  // knex has one connection for everybody: a long transaction on it would make all of this process wait.
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
  async *rows(sql) {
    let batch: unknown[][] = [];
    for (const row of connection.prepare(sql).raw().iterate([])) {
      batch.push(row as unknown[]);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  },
  run: async (sql, values = []) => {
    connection.prepare(sql).run(values.map(libsqlBinding));
  },
});

const inMysql = async <T>(database: Database, kind: SessionKind, work: (session: Session) => Promise<T>): Promise<T> => {
  const connection: Connection = await database.knex.client.acquireConnection();
  const session = mysqlSession(connection);
  try {
    await session.run(`SET TRANSACTION ISOLATION LEVEL ${kind === 'exclusive' ? 'SERIALIZABLE' : 'REPEATABLE READ'}`);
    await session.run(kind === 'exclusive' ? 'START TRANSACTION' : 'START TRANSACTION WITH CONSISTENT SNAPSHOT');
    try {
      const result = await work(session);
      await session.run('COMMIT');
      return result;
    } catch (error) {
      await session.run('ROLLBACK');
      throw error;
    }
  } finally {
    await database.knex.client.releaseConnection(connection);
  }
};

const mysqlSession = (connection: Connection): Session => ({
  async *rows(sql) {
    let batch: unknown[][] = [];
    for await (const row of connection.query({ sql, rowsAsArray: true }).stream({ highWaterMark: BATCH })) {
      batch.push(row as unknown[]);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  },
  run: (sql, values = []) =>
    new Promise<void>((resolve, reject) => {
      connection.query(sql, [...values], (error) => (error ? reject(error) : resolve()));
    }),
});
