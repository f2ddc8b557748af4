import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { MIGRATIONS } from '../../../src/data/migrations/index.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import { freshDatabase } from '../../helpers/databases/databases.ts';
import { allEndWell, isWellMigrated, type MigratingProcess, migrateInProcess } from '../../helpers/databases/migrating.ts';
import { migrationsSuite } from './migrations-suite.ts';
import { TcpProxy } from './tcp-proxy.ts';

migrationsSuite('mysql');

/** A process in the middle of its migrations: it's so far from its server that they take it many seconds. */
const inTheMiddle = async (t: ExecutionContext): Promise<MigratingProcess & { readonly url: string }> => {
  const fresh = await freshDatabase('mysql');
  t.teardown(() => fresh.remove());
  const { proxy, url } = await TcpProxy.before(t, fresh.url);
  proxy.delay(20);
  const migrating = migrateInProcess(url);
  t.teardown(() => void migrating.child.kill('SIGKILL'));
  const database = openDatabase(fresh.url);
  const { knex } = database;
  const noted = async (): Promise<number> =>
    (await knex.schema.hasTable('advisor_migrations')) ? (await knex('advisor_migrations').pluck('id')).length : 0;
  while ((await noted()) < 3) await sleep(20);
  t.true((await noted()) < MIGRATIONS.length);
  await database.close();
  return { ...migrating, url: fresh.url };
};

test.serial('mysql: others go on where a process was killed in the middle of its migrations', async (t) => {
  const { child, ended, url } = await inTheMiddle(t);
  child.kill('SIGKILL');
  await ended;
  const began = performance.now();
  await allEndWell(t, [migrateInProcess(url), migrateInProcess(url), migrateInProcess(url)]);
  t.log(`${Math.round(performance.now() - began)} ms`);
  await isWellMigrated(t, url, 'mysql');
});

test.serial('mysql: a process that comes back after it was taken for dead finds nothing to do', async (t) => {
  const stalled = await inTheMiddle(t);
  stalled.child.kill('SIGSTOP');
  await allEndWell(t, [migrateInProcess(stalled.url)]);
  stalled.child.kill('SIGCONT');
  await allEndWell(t, [stalled]);
  await isWellMigrated(t, stalled.url, 'mysql');
});

test.serial('mysql: a migration that is interrupted after any of its steps is finished by the next', async (t) => {
  const { url, remove } = await freshDatabase('mysql');
  t.teardown(remove);
  const database = openDatabase(url);
  t.teardown(() => database.close());
  database.knex.on('query-response', (_response: unknown, { sql }: { readonly sql: string }) => {
    if (/^(create|alter) /i.test(sql) && !/if not exists/i.test(sql)) throw new Error('interrupted');
  });
  let interruptions = 0;
  const goesOn = async (): Promise<boolean> => {
    try {
      await migrate(database);
      return false;
    } catch (error) {
      t.is((error as Error).message, 'interrupted');
      return true;
    }
  };
  while (await goesOn()) interruptions += 1;
  t.true(interruptions > 2 * MIGRATIONS.length, `${interruptions} interruptions`);
  await isWellMigrated(t, url, 'mysql');
});
