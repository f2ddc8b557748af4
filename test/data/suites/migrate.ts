import { spawn } from 'node:child_process';
import { openDatabase } from '../../../src/data/database.ts';
import { migrate, pendingMigrations } from '../../../src/data/migrate.ts';
import { MIGRATIONS } from '../../../src/data/migrations/index.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases.ts';

const NAMES = MIGRATIONS.map((migration) => migration.name);
const MIGRATE_ONCE = new URL('../../helpers/migrate-once.ts', import.meta.url).pathname;

const migrateInAnotherProcess = (url: string): Promise<{ status: number | null; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import=tsx', MIGRATE_ONCE, url], { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    child.once('exit', (status) => resolve({ status, errors }));
  });

export const migrateSuite = (kind: DatabaseKind): void => {
  const test = onDatabase(kind);

  test('an empty database gets every migration once, in order', async (t, database) => {
    t.deepEqual(await pendingMigrations(database), NAMES);
    t.deepEqual((await migrate(database)).applied, NAMES);
    t.deepEqual(await pendingMigrations(database), []);
    t.deepEqual((await migrate(database)).applied, []);
  });

  test('asking what is pending writes nothing', async (t, database) => {
    await pendingMigrations(database);
    t.false(await database.knex.schema.hasTable('advisor_migrations'));
  });

  test('several connections that migrate at once all succeed, and each migration runs once', async (t, _database, url) => {
    const several = Array.from({ length: 5 }, () => openDatabase(url));
    t.teardown(() => Promise.all(several.map((one) => one.close())));
    const results = await Promise.all(several.map(migrate));
    t.deepEqual(results.flatMap((result) => result.applied).sort(), [...NAMES].sort());
  });

  test('several processes that migrate at once all succeed', async (t, database, url) => {
    const results = await Promise.all(Array.from({ length: 3 }, () => migrateInAnotherProcess(url)));
    for (const { status, errors } of results) t.is(status, 0, errors);
    t.deepEqual(await pendingMigrations(database), []);
    t.is((await database.knex('advisor_migrations').pluck('name')).length, NAMES.length);
  });

  test('a migration that died half-way is taken up again', async (t, database) => {
    await migrate(database);
    const cutOff = '006-choices-and-places';
    // As a process leaves it that dies in a migration: some of its columns made, its row not written, knex's lock taken.
    await database.knex.schema.alterTable('advisor_recommendation_places', (table) => table.dropColumn('shared_by'));
    await database.knex('advisor_migrations').where({ name: cutOff }).del();
    await database.knex('advisor_migrations_lock').update({ is_locked: 1 });
    t.deepEqual((await migrate(database)).applied, [cutOff]);
    t.true(await database.knex.schema.hasColumn('advisor_recommendation_places', 'shared_by'));
  });

  test('a database of a newer version is left alone, with words that say so', async (t, database) => {
    await migrate(database);
    await database.knex('advisor_migrations').insert({ name: '999-from-the-future', batch: 9 });
    await t.throwsAsync(migrate(database), { message: /newer version of the product \(it has 999-from-the-future\)/ });
  });

  test('tables of others stay as they are', async (t, database) => {
    await database.knex.schema.createTable('users', (table) => {
      table.integer('id');
    });
    await database.knex('users').insert({ id: 7 });
    await migrate(database);
    t.is((await database.knex('users').first('id')).id, 7);
  });
};
