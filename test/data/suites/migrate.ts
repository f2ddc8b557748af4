import { openDatabase } from '../../../src/data/database.ts';
import { MIGRATIONS } from '../../../src/data/migrations/index.ts';
import { migrate, pendingMigrations } from '../../../src/data/migrations/migrate.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';

const NAMES = MIGRATIONS.map((migration) => migration.name);
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

  test('an interrupted migration runs again', async (t, database) => {
    await migrate(database);
    const cutOff = '006-choices-and-places';
    // What a process that dies during a migration leaves behind: some columns added, its row not written.
    await database.knex.schema.alterTable('advisor_recommendation_places', (table) => table.dropColumn('shared_by'));
    await database.knex('advisor_migrations').where({ name: cutOff }).del();
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
