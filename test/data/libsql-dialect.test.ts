import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { UniqueViolationError } from 'objection';
import { openDatabase } from '../../src/data/database.ts';
import { Row } from '../../src/data/rows/row.ts';
import { whilePersonWaits } from '../../src/patience/patience.ts';
import { freshDatabase } from '../helpers/databases/databases.ts';

class NumberRow extends Row {
  static override tableName = 'numbers';
  declare n: number;
}

const twoConnections = async (t: { teardown(done: () => Promise<void>): void }) => {
  const fresh = await freshDatabase('sqlite');
  const one = openDatabase(fresh.url);
  const other = openDatabase(fresh.url);
  t.teardown(async () => {
    await Promise.all([one.close(), other.close()]);
    await fresh.remove();
  });
  await one.knex.schema.createTable('numbers', (table) => {
    table.integer('n').unique();
  });
  return { one: one.knex, other: other.knex };
};

test('a write that has to wait for another connection is committed, and so is what comes after it', async (t) => {
  const { one, other } = await twoConnections(t);
  let second: Promise<unknown> | null = null;
  await one.transaction(async (transaction) => {
    await transaction('numbers').insert({ n: 1 });
    second = other('numbers').insert({ n: 2 });
    await new Promise((resolve) => setTimeout(resolve, 150));
  });
  await second;
  await other('numbers').insert({ n: 3 });
  await other.transaction((transaction) => transaction('numbers').insert({ n: 4 }));
  t.deepEqual(await one('numbers').orderBy('n').pluck('n'), [1, 2, 3, 4]);
});

test('an EXPLAIN keeps nobody from writing after another connection wrote', async (t) => {
  const { one, other } = await twoConnections(t);
  await one.raw('EXPLAIN QUERY PLAN SELECT * FROM numbers');
  await one('numbers').insert({ n: 1 });
  await other('numbers').insert({ n: 2 });
  // Without a person the write would be tried until the garbage collector has found the statement.
  await whilePersonWaits(async () => one('numbers').insert({ n: 3 }));
  t.deepEqual(await one('numbers').orderBy('n').pluck('n'), [1, 2, 3]);
});

test('transactions of two connections in one process follow each other', async (t) => {
  const { one, other } = await twoConnections(t);
  const addOneToLargest = (knex: typeof one) =>
    knex.transaction(async (transaction) => {
      const [row] = await transaction('numbers').max({ largest: 'n' });
      await new Promise((resolve) => setTimeout(resolve, 2));
      await transaction('numbers').insert({ n: (row?.largest ?? 0) + 1 });
    });
  await Promise.all(Array.from({ length: 10 }, (_, i) => addOneToLargest(i % 2 ? one : other)));
  t.deepEqual(
    await one('numbers').orderBy('n').pluck('n'),
    Array.from({ length: 10 }, (_, i) => i + 1),
  );
});

test('a reader does not wait for a writer, and sees the state before it', async (t) => {
  const { one, other } = await twoConnections(t);
  await one.transaction(async (transaction) => {
    await transaction('numbers').insert({ n: 1 });
    t.deepEqual(await other('numbers').pluck('n'), []);
  });
  t.deepEqual(await other('numbers').pluck('n'), [1]);
});

test('objection recognises a unique violation, and the message holds no value', async (t) => {
  const { one } = await twoConnections(t);
  await NumberRow.query(one).insert({ n: 424242 });
  const error = await t.throwsAsync(NumberRow.query(one).insert({ n: 424242 }).then(), { instanceOf: UniqueViolationError });
  t.deepEqual((error as InstanceType<typeof UniqueViolationError>).columns, ['n']);
  t.notRegex(error?.message ?? '', /424242/);
});

test('a transaction that throws leaves nothing', async (t) => {
  const { one } = await twoConnections(t);
  await t.throwsAsync(
    one.transaction(async (transaction) => {
      await transaction('numbers').insert({ n: 1 });
      throw new Error('changed my mind');
    }),
    { message: 'changed my mind' },
  );
  t.deepEqual(await one('numbers').pluck('n'), []);
});

test('booleans and dates can be bound: libsql alone would end the process on a boolean', async (t) => {
  const { one } = await twoConnections(t);
  const [row] = await one.raw('SELECT ? AS yes, ? AS no, ? AS at, ? AS empty', [true, false, new Date(0), null]);
  t.deepEqual([row.yes, row.no, row.at, row.empty], [1, 0, '1970-01-01T00:00:00.000Z', null]);
});

test('what a transaction in memory wrote is there for the next query', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await database.knex.schema.createTable('numbers', (table) => {
    table.integer('n');
  });
  await database.knex.transaction((transaction) => transaction('numbers').insert({ n: 7 }));
  t.deepEqual(await database.knex('numbers').pluck('n'), [7]);
});

test('a database file that is made, its log and its index are for their owner alone, and one that is there keeps its mode', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'bond-advisor-mode-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const modes = async (): Promise<string[]> =>
    Promise.all(
      (await readdir(folder)).sort().map(async (name) => `${name} ${((await stat(join(folder, name))).mode & 0o777).toString(8)}`),
    );
  const file = join(folder, 'p.sqlite');
  const whileOpen = async (): Promise<string[]> => {
    const database = openDatabase(`sqlite:${file}`);
    await database.knex.raw('CREATE TABLE IF NOT EXISTS numbers (n INTEGER)');
    await database.knex('numbers').insert({ n: 1 });
    const found = await modes();
    await database.close();
    return found;
  };
  t.deepEqual(await whileOpen(), ['p.sqlite 600', 'p.sqlite-shm 600', 'p.sqlite-wal 600']);
  await chmod(file, 0o640);
  t.is((await whileOpen())[0], 'p.sqlite 640');
});
