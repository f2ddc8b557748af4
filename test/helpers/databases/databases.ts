import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
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

const asRoot = async <Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> => {
  const connection = await createConnection({ uri: (await mariaDb()).rootUrl, multipleStatements: true });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
};

const createMySql = async (name: string): Promise<void> => {
  // A collation that ignores case and trailing spaces, as a firm's server may have; ids must not depend on it.
  await asRoot((root) => root.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci`));
};

const dropMySql = async (name: string): Promise<void> => {
  await asRoot((root) => root.query(`DROP DATABASE ${name}`));
};

const newName = (): string => `test_${randomBytes(8).toString('hex')}`;

export const freshDatabase = async (kind: DatabaseKind): Promise<FreshDatabase> => {
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-sqlite-'));
    return { url: `sqlite:${join(folder, 'test.sqlite')}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  }
  const name = newName();
  await createMySql(name);
  return { url: `${(await mariaDb()).rootUrl}/${name}`, remove: () => dropMySql(name) };
};

let ownTables: Promise<string> | null = null;

/**
 * SQL that makes the product's own tables in an empty database, with what the migrations write into them. Migrations run once in a process: on a server
 * they take longer than most tests.
 */
const ownTablesSql = async (): Promise<string> => {
  const { url, remove } = await freshDatabase('mysql');
  const database = openDatabase(url);
  await migrate(database).finally(() => database.close());
  const sql = await asRoot(async (root) => {
    const from = new URL(url).pathname.slice(1);
    const [tables] = await root.query<RowDataPacket[]>('SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?', [
      from,
    ]);
    const statements = ['SET foreign_key_checks = 0'];
    for (const { name } of tables) {
      const [[made]] = await root.query<RowDataPacket[]>(`SHOW CREATE TABLE \`${from}\`.\`${name}\``);
      const [rows] = await root.query<RowDataPacket[]>({ sql: `SELECT * FROM \`${from}\`.\`${name}\``, rowsAsArray: true });
      statements.push(made?.['Create Table']);
      if (rows.length > 0) statements.push(root.format(`INSERT INTO \`${name}\` VALUES ?`, [rows]));
    }
    return statements.join(';\n');
  });
  await remove();
  return sql;
};

export type DatabaseTest = (t: ExecutionContext, database: Database, url: string) => Promise<void>;

/** Tests that use the server at the same time. Changes to tables of a hundred databases at once hold each other up. */
const LANES = 4;
const lanes: Array<Promise<unknown>> = [];
let turns = 0;

const inLane = (work: () => Promise<void>): Promise<void> => {
  const lane = turns++ % LANES;
  const turn = (lanes[lane] ?? Promise.resolve()).then(work);
  lanes[lane] = turn.catch(() => {});
  return turn;
};

/**
 * For suites written once and run on both databases: `onDatabase('mysql')('a sentence', async (t, database) => …)` is an AVA test with its
 * own empty database.
 */
export const onDatabase =
  (kind: DatabaseKind) =>
  (title: string, body: DatabaseTest): void => {
    const run = async (t: ExecutionContext): Promise<void> => {
      const fresh = await freshDatabase(kind);
      const database = openDatabase(fresh.url);
      t.teardown(async () => {
        await database.close();
        await fresh.remove();
      });
      await body(t, database, fresh.url);
    };
    test(`${kind}: ${title}`, (t) => (kind === 'mysql' ? inLane(() => run(t)) : run(t)));
  };

const makeOwnTables = async (database: Database, url: string): Promise<void> => {
  if (database.kind === 'sqlite') {
    await migrate(database);
    return;
  }
  ownTables ??= ownTablesSql();
  const sql = await ownTables;
  await asRoot((root) => root.query(`USE ${new URL(url).pathname.slice(1)}; ${sql}`));
};

/** Like `onDatabase`, with the product's own tables. */
export const onMigratedDatabase =
  (kind: DatabaseKind) =>
  (title: string, body: DatabaseTest): void =>
    onDatabase(kind)(title, async (t, database, url) => {
      await makeOwnTables(database, url);
      await body(t, database, url);
    });
