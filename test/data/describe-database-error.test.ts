import { writeFileSync } from 'node:fs';
import test from 'ava';
import { openDatabase } from '../../src/data/database.ts';
import { describeDatabaseError } from '../../src/data/describe-database-error.ts';
import { profileStore } from '../../src/data/stores/clients/profile-store.ts';
import { freshDatabase } from '../helpers/databases/databases.ts';

/** The description of the error from a database's first query. */
const said = async (url: string, query: (database: ReturnType<typeof openDatabase>) => Promise<unknown>): Promise<string> => {
  try {
    const database = openDatabase(url);
    try {
      await query(database);
      return 'no error';
    } finally {
      await database.close();
    }
  } catch (error) {
    return describeDatabaseError(error, url);
  }
};

test('a server that is not there: where it should be, and no password', async (t) => {
  const text = await said('mysql://user:S3CRET@127.0.0.1:1/book', ({ knex }) => knex.raw('SELECT 1'));
  t.is(text, 'Nothing answers where the database "book" at 127.0.0.1:1 should be. Start the server, or correct host and port in the URL.');
});

test('a host nobody knows', async (t) => {
  t.regex(
    await said('mysql://user:S3CRET@no-such-host.invalid/book', ({ knex }) => knex.raw('SELECT 1')),
    /^The host of the database "book" at no-such-host\.invalid:3306 is not known/,
  );
});

test('a database without our tables: migrate', async (t) => {
  const fresh = await freshDatabase('sqlite');
  t.teardown(fresh.remove);
  const text = await said(fresh.url, (database) => profileStore(database).count());
  t.regex(text, /^The database file ".*" has no table advisor_profiles?(_snapshots)?\. Run "bond-advisor migrate"\.$/);
});

test('a database without the tables of a book', async (t) => {
  const fresh = await freshDatabase('sqlite');
  t.teardown(fresh.remove);
  t.regex(
    await said(fresh.url, ({ knex }) => knex('orders').count()),
    /has no table orders\. Check that it is the right database, and SOURCE_LAYOUT\.$/,
  );
});

test('a file that is no database', async (t) => {
  const fresh = await freshDatabase('sqlite');
  t.teardown(fresh.remove);
  writeFileSync(fresh.url.slice('sqlite:'.length), 'a letter to a friend, '.repeat(100));
  t.regex(await said(fresh.url, ({ knex }) => knex.raw('SELECT * FROM orders')), /is damaged or no SQLite database/);
});

test('a folder in the place of the file', async (t) => {
  t.regex(await said('sqlite:/', ({ knex }) => knex.raw('SELECT 1')), /^The database file "\/" cannot be written/);
});

test('anything else is passed on without the password', (t) => {
  const text = describeDatabaseError(new Error('odd: S3CR%T'), 'mysql://user:S3CR%25T@h/d');
  t.is(text, 'The database "d" at h:3306 says: odd: …');
  t.is(describeDatabaseError('just text', 'nonsense'), 'The database says: just text');
});
