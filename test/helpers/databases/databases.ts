import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { createConnection } from 'mysql2/promise';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { type MariaDb, startMariaDb } from './mariadb.ts';

export type DatabaseKind = Database['kind'];

/** An empty database for one test, and how to remove it. */
export interface FreshDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

let server: Promise<MariaDb> | null = null;

/** The server in `TEST_MARIADB_URL`, else this process's own, started on the first call. */
const mariaDb = (): Promise<MariaDb> => {
  const running = process.env.TEST_MARIADB_URL;
  server ??= running ? Promise.resolve({ rootUrl: running.replace(/\/$/, ''), stop: async () => {} }) : startMariaDb();
  return server;
};

test.after.always('the database server of this file is stopped', async () => {
  await (await server)?.stop();
});

const asRoot = async (sql: string): Promise<void> => {
  const connection = await createConnection((await mariaDb()).rootUrl);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
};

export const freshDatabase = async (kind: DatabaseKind): Promise<FreshDatabase> => {
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-sqlite-'));
    return { url: `sqlite:${join(folder, 'test.sqlite')}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  // A collation that ignores case and trailing spaces, as a firm's server may have; ids must not depend on it.
  await asRoot(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`);
  return { url: `${(await mariaDb()).rootUrl}/${name}`, remove: () => asRoot(`DROP DATABASE ${name}`) };
};

export type DatabaseTest = (t: ExecutionContext, database: Database, url: string) => Promise<void>;

/**
 * For suites written once and run on both databases: `onDatabase('mysql')('a sentence', async (t, database) => …)` is an AVA test with its
 * own empty database.
 */
export const onDatabase =
  (kind: DatabaseKind) =>
  (title: string, body: DatabaseTest): void => {
    test(`${kind}: ${title}`, async (t) => {
      const fresh = await freshDatabase(kind);
      const database = openDatabase(fresh.url);
      t.teardown(async () => {
        await database.close();
        await fresh.remove();
      });
      await body(t, database, fresh.url);
    });
  };

/** Like `onDatabase`, with the product's own tables. */
export const onMigratedDatabase =
  (kind: DatabaseKind) =>
  (title: string, body: DatabaseTest): void =>
    onDatabase(kind)(title, async (t, database, url) => {
      await migrate(database);
      await body(t, database, url);
    });
