import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { openDatabase } from '../../src/data/database.ts';
import { describeDatabaseError, needsSomebody } from '../../src/data/describe-database-error.ts';
import { freshDatabase } from '../helpers/databases/databases.ts';
import { startMariaDb } from '../helpers/databases/mariadb.ts';

const FIXTURES = `${process.cwd()}/test/fixtures/tls/`;

/** `ok`, or the description of the error from a database's first query. */
const said = async (url: string, sql = 'SELECT 1'): Promise<string> => {
  const database = openDatabase(url);
  try {
    await database.knex.raw(sql);
    return 'ok';
  } catch (error) {
    return describeDatabaseError(error, url);
  } finally {
    await database.close();
  }
};

test('a wrong password, a missing database and a missing table each have their cure', async (t) => {
  const fresh = await freshDatabase('mysql');
  t.teardown(fresh.remove);
  t.is(await said(fresh.url), 'ok');
  const wrongPassword = await said(fresh.url.replace('root@', 'root:S3CRET@'));
  t.regex(wrongPassword, /^The server of the database "test_\w+" at 127\.0\.0\.1:\d+ refuses this user or password\./);
  t.notRegex(wrongPassword, /S3CRET/);
  t.regex(await said(`${fresh.url}_not`), /^The server is there, but the database "test_\w+_not" at .* is not\. Create it/);
  t.regex(await said(fresh.url, 'SELECT * FROM advisor_models'), /has no table advisor_models\. Run "bond-advisor migrate"\.$/);
});

test('a locked account needs somebody: waiting does not help', async (t) => {
  const fresh = await freshDatabase('mysql');
  t.teardown(fresh.remove);
  const root = openDatabase(fresh.url);
  const user = `locked_${Date.now()}`;
  await root.knex.raw(`CREATE USER ${user}@'%' ACCOUNT LOCK`);
  t.teardown(async () => {
    await root.knex.raw(`DROP USER ${user}@'%'`);
    await root.close();
  });
  const database = openDatabase(fresh.url.replace('root@', `${user}@`));
  t.teardown(() => database.close());
  const error = await t.throwsAsync(database.knex.raw('SELECT 1'), { message: /account is locked/ });
  t.true(needsSomebody(error));
});

test('a server that demands TLS is reached with ?ssl-ca, and only by who trusts its authority', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-tls-'));
  cpSync(FIXTURES, folder, { recursive: true });
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mysql', folder]);
  chmodSync(folder, 0o755);
  const server = await startMariaDb([`--ssl-ca=${folder}/ca.pem`, `--ssl-cert=${folder}/server.pem`, `--ssl-key=${folder}/server-key.pem`]);
  t.teardown(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const url = `${server.rootUrl}/mysql`;
  t.is(await said(url, 'SET GLOBAL require_secure_transport = ON'), 'ok');
  t.regex(await said(url), /demands TLS, add \?ssl=true or \?ssl-ca=FILE/);
  t.is(await said(`${url}?ssl-ca=${FIXTURES}ca.pem`), 'ok');
  t.regex(await said(`${url}?ssl=true`), /certificate .* is not trusted .*\?ssl-ca=FILE/);
  t.regex(await said(`${url}?ssl-ca=${FIXTURES}ca.pem&ssl-verify-host=true`), /certificate .* is not trusted/);
});
