import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { PATIENT, PROMPT } from '../../../src/data/query-limits.ts';
import { isDatabaseAway } from '../../../src/patience/database-away.ts';
import { whilePersonWaits } from '../../../src/patience/patience.ts';
import { freshDatabase } from '../../helpers/databases/databases.ts';

/** What a reader may take on a busy machine. Before readers had connections of their own, it was as long as the lock was held. */
const SOON = 1000;

const numbers = async (t: ExecutionContext, limits = PATIENT) => {
  const fresh = await freshDatabase('sqlite');
  const database = openDatabase(fresh.url, { limits });
  t.teardown(async () => {
    await database.close();
    await fresh.remove();
  });
  await database.knex.schema.createTable('numbers', (table) => {
    table.integer('n').unique();
  });
  await database.knex('numbers').insert({ n: 1 });
  return { database, file: fresh.url.slice('sqlite:'.length) };
};

/** Another program takes the write lock of a file, and holds it until `release`, which resolves once it's gone. */
const otherWriter = async (t: ExecutionContext, file: string): Promise<{ readonly release: () => Promise<void> }> => {
  const program = `
    const Libsql = require(${JSON.stringify(createRequire(import.meta.url).resolve('libsql'))});
    const connection = new Libsql(${JSON.stringify(file)});
    connection.exec('BEGIN IMMEDIATE');
    connection.exec('INSERT INTO numbers VALUES (1000)');
    console.log('locked');
    process.stdin.on('end', () => { connection.exec('COMMIT'); connection.close(); }).resume();`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  const release = async (): Promise<void> => {
    child.stdin.end();
    await gone;
  };
  return { release };
};

const count = async ({ knex }: Database): Promise<number> => Number((await knex('numbers').count({ n: '*' }))[0]?.n);

test('readers carry on while another program writes and a write of ours waits for it', async (t) => {
  const { database, file } = await numbers(t);
  const { release } = await otherWriter(t, file);
  let isWritten = false;
  const written = database
    .knex('numbers')
    .insert({ n: 2 })
    .then(() => {
      isWritten = true;
    });
  const took: number[] = [];
  for (let n = 0; n < 50; n++) {
    const began = performance.now();
    t.is(await count(database), 1);
    took.push(performance.now() - began);
    await sleep(10);
  }
  t.false(isWritten);
  took.sort((one, other) => one - other);
  t.log(`reads: p50 ${took[25]?.toFixed(1)} ms, worst ${took.at(-1)?.toFixed(1)} ms`);
  t.true(Number(took.at(-1)) < SOON);
  await release();
  await written;
  t.is(await count(database), 3);
});

test('whoever wrote reads what was written, and a transaction reads its own writes', async (t) => {
  const { database } = await numbers(t);
  for (let n = 2; n < 40; n++) {
    await database.knex('numbers').insert({ n });
    t.is(await count(database), n);
  }
  await database.knex.transaction(async (transaction) => {
    await transaction('numbers').insert({ n: 1000 });
    t.is((await transaction('numbers').pluck('n')).length, 40);
    t.is(await count(database), 39);
  });
  t.is(await count(database), 40);
});

test('a person is told in time that another program keeps the database busy, the next at once, and it ends with the lock', async (t) => {
  const { database, file } = await numbers(t, PROMPT);
  const { release } = await otherWriter(t, file);
  const write = () => whilePersonWaits(async () => database.knex('numbers').insert({ n: 2 }));
  const refused = async (): Promise<number> => {
    const began = performance.now();
    t.true(isDatabaseAway(await t.throwsAsync(write())));
    return performance.now() - began;
  };
  const first = await refused();
  const next = await refused();
  t.is(await count(database), 1);
  t.log(`first ${Math.round(first)} ms, next ${Math.round(next)} ms`);
  t.true(first < 4500);
  t.true(next < first);
  await release();
  while (database.breaker?.isAway) await sleep(50);
  await write();
  t.is(await count(database), 3);
});
