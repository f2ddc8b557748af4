import { existsSync, readdirSync } from 'node:fs';
import test from 'ava';
import { openDatabase } from '../../src/data/database.ts';
import { streamRows } from '../../src/data/stream-rows.ts';
import { freshDatabase } from '../helpers/databases/databases.ts';
import { streamRowsSuite } from './suites/stream-rows.ts';

streamRowsSuite('sqlite');

/** Files that this process has open; 0 where the system doesn't say. */
const openFiles = (): number => (existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0);

// Alone: the other tests open files too.
test.serial('streams one after another share a connection, which sees what was written between them', async (t) => {
  const fresh = await freshDatabase('sqlite');
  const database = openDatabase(fresh.url);
  t.teardown(async () => {
    await database.close();
    await fresh.remove();
  });
  await database.knex.schema.createTable('numbers', (table) => table.integer('number'));
  const count = async (): Promise<number> => {
    let rows = 0;
    for await (const batch of streamRows(database, 'select number from numbers')) rows += batch.length;
    return rows;
  };
  await count();
  const before = openFiles();
  for (let number = 1; number <= 60; number++) {
    await database.knex('numbers').insert({ number });
    t.is(await count(), number);
  }
  t.true(openFiles() - before <= 4, `${openFiles() - before} more files`);
});
