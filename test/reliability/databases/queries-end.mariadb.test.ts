import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { inSession } from '../../../src/data/backup/session.ts';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { describeDatabaseError, isDatabaseError } from '../../../src/data/describe-database-error.ts';
import { migrate } from '../../../src/data/migrations/migrate.ts';
import type { QueryLimits } from '../../../src/data/query-limits.ts';
import { GenerationWriter } from '../../../src/data/rows/generation-writer.ts';
import { asSourceError } from '../../../src/data/sources/reading/source-errors.ts';
import { streamRows } from '../../../src/data/stream-rows.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { freshDatabase } from '../../helpers/databases/databases.ts';
import { TcpProxy } from './tcp-proxy.ts';

const SLOTS = 6;
/** Short, so that the tests are. */
const LIMITS: QueryLimits = { connectMs: 1000, slotMs: 2000, queryMs: 1000, silenceMs: 1000 };
/** An end by a limit: the limit, and time for a busy machine. */
const SOON = 2500;

/** A database behind a proxy. */
const behindProxy = async (t: ExecutionContext, limits: QueryLimits = LIMITS) => {
  const fresh = await freshDatabase('mysql');
  const { proxy, url } = await TcpProxy.before(t, fresh.url);
  const database = openDatabase(url, { limits });
  t.teardown(async () => {
    await database.close();
    await fresh.remove();
  });
  return { proxy, database, url, straight: fresh.url };
};

interface Ending {
  readonly after: number;
  readonly error: unknown;
}

/** When and how something fails, from now on. */
const ending = async (work: PromiseLike<unknown>): Promise<Ending> => {
  const began = performance.now();
  const error = await Promise.resolve(work).then(
    (came) => `it worked: ${JSON.stringify(came)}`,
    (thrown: unknown) => thrown,
  );
  return { after: performance.now() - began, error };
};

/** The figure goes to docs/reliability.md. */
const isWithin = (t: ExecutionContext, milliseconds: number, limit: number): void => {
  t.log(`${Math.round(milliseconds)} ms`);
  t.true(milliseconds < limit);
};

const read = async (database: Database, sql: string): Promise<number> => {
  let rows = 0;
  for await (const batch of streamRows(database, sql)) rows += batch.length;
  return rows;
};

/** Each slot of the pool answers again, and nothing is left in use. */
const isWhole = async (t: ExecutionContext, database: Database): Promise<void> => {
  const came = await Promise.all(Array.from({ length: SLOTS }, () => read(database, 'SELECT 1')));
  t.deepEqual(came, Array(SLOTS).fill(1));
  t.is(database.knex.client.pool.numUsed(), 0);
  t.is(database.knex.client.pool.numPendingAcquires(), 0);
};

/** Waits for something that is due, for five seconds at most. */
const comesTrue = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  const until = performance.now() + 5000;
  while (!(await isTrue()) && performance.now() < until) await sleep(20);
};

/** Waits until every slot answers. Attempts to connect that began before the server recovered may still fail. */
const answersAgain = (database: Database): Promise<void> =>
  comesTrue(() => Promise.all(Array.from({ length: SLOTS }, () => read(database, 'SELECT 1'))).then(Boolean, () => false));

/** Waits until the server works on that many of a query: a connection that's only open may still be logging in. */
const areRunning = async (t: ExecutionContext, url: string, sql: string, many: number): Promise<void> => {
  const onlooker = openDatabase(url);
  t.teardown(() => onlooker.close());
  const running = 'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info = ?';
  await comesTrue(async () => (await onlooker.knex.raw(running, [sql]))[0].length >= many);
};

/** Half a million rows, made by the server. */
const MANY = 'SELECT seq, REPEAT("x", 100) FROM seq_1_to_500000';
const ASLEEP = 'SELECT SLEEP(60)';
const patient: QueryLimits = { ...LIMITS, queryMs: 60_000, silenceMs: 60_000 };

for (const kind of ['cut', 'end'] as const) {
  test.serial(`six readers whose connections ${kind} hear of it at once, and the pool is whole`, async (t) => {
    const { proxy, database, straight } = await behindProxy(t, patient);
    const readers = Array.from({ length: SLOTS }, () => ending(read(database, ASLEEP)));
    await areRunning(t, straight, ASLEEP, SLOTS);
    const began = performance.now();
    proxy[kind]();
    for (const { error } of await Promise.all(readers)) {
      t.true(isDatabaseError(error), String(error));
      t.true(asSourceError(error) instanceof SourceUnavailableError);
    }
    isWithin(t, performance.now() - began, 1000);
    await isWhole(t, database);
  });
}

test.serial('readers cut in the middle of their rows hear of it', async (t) => {
  const { proxy, database } = await behindProxy(t, patient);
  let rows = 0;
  const reader = ending(
    (async () => {
      for await (const batch of streamRows(database, MANY)) {
        rows += batch.length;
        if (rows > 20_000) proxy.cut();
        await sleep(1);
      }
    })(),
  );
  const { error } = await reader;
  t.true(isDatabaseError(error), String(error));
  t.true(rows > 20_000 && rows < 500_000, String(rows));
  await isWhole(t, database);
});

test.serial('knex queries, transactions, sessions and prepared writes hear of a cut as well', async (t) => {
  const { proxy, database, straight } = await behindProxy(t, patient);
  const { knex } = database;
  await knex.schema.createTable('things', (table) => void table.integer('id').primary());
  await knex('things').insert({ id: 1 });
  const holding = openDatabase(straight, { limits: patient });
  t.teardown(() => holding.close());
  await holding.knex.transaction(async (trx) => {
    await trx('things').where({ id: 1 }).update({ id: 1 });
    const writer = new GenerationWriter(database, 'things', ['id']);
    await writer.add([1]);
    const work = [
      knex.raw(ASLEEP),
      knex.transaction((inside) => inside.raw(ASLEEP)),
      inSession(database, 'snapshot', (session) => session.run(ASLEEP)),
      inSession(database, 'snapshot', async (session) => {
        for await (const batch of session.rows(ASLEEP)) t.fail(String(batch));
      }),
      writer.flush(),
    ].map(ending);
    // The four that sleep, and the insert that waits for the row's table.
    await areRunning(t, straight, ASLEEP, 4);
    while (proxy.open < work.length) await sleep(20);
    await sleep(300);
    const began = performance.now();
    proxy.cut();
    for (const { error } of await Promise.all(work)) t.true(isDatabaseError(error), String(error));
    isWithin(t, performance.now() - began, 1000);
  });
  await isWhole(t, database);
});

test.serial('on half-open connections every query ends by its limit, and the pool is whole', async (t) => {
  const { proxy, database, url } = await behindProxy(t);
  const { knex } = database;
  // Six open connections, then nobody is there any more.
  await Promise.all(Array.from({ length: SLOTS }, () => knex.raw('SELECT SLEEP(0.2)')));
  t.is(proxy.open, SLOTS);
  proxy.halfOpen();
  const work = [
    knex.raw('SELECT 1'),
    knex.transaction((trx) => trx.raw('SELECT 1')),
    inSession(database, 'snapshot', (session) => session.run('SELECT 1')),
    read(database, 'SELECT 1'),
    read(database, 'SELECT 1'),
    migrate(database),
  ].map(ending);
  for (const { after, error } of await Promise.all(work)) {
    isWithin(t, after, SOON);
    t.regex(describeDatabaseError(error, url), /^The server of the database .* does not answer/);
    t.true(asSourceError(error) instanceof SourceUnavailableError);
  }
  await isWhole(t, database);
});

test.serial('a server that accepts and never greets is an error in time, and the next one answers', async (t) => {
  const { proxy, database, url } = await behindProxy(t);
  proxy.hang();
  for (const { after, error } of await Promise.all(Array.from({ length: 2 * SLOTS }, () => ending(read(database, 'SELECT 1'))))) {
    isWithin(t, after, SOON);
    t.regex(describeDatabaseError(error, url), /does not answer|no connection became free/);
  }
  proxy.recover();
  await answersAgain(database);
  await isWhole(t, database);
});

test.serial('a server that stalls in the middle of the rows, or before the first, is an error after that silence', async (t) => {
  const { proxy, database, url } = await behindProxy(t);
  t.is(await read(database, 'SELECT 1'), 1);
  for (const bytes of [2_000_000, 20]) {
    proxy.stallAfter(bytes);
    const { after, error } = await ending(read(database, MANY));
    t.regex(describeDatabaseError(error, url), /does not answer/);
    t.true(after > LIMITS.silenceMs);
    isWithin(t, after, 2 * SOON);
    proxy.recover();
    await isWhole(t, database);
  }
});

test.serial('a slow reader and a slow stream are no silence', async (t) => {
  const { database } = await behindProxy(t);
  let [rows, waits] = [0, 0];
  for await (const batch of streamRows(database, MANY)) {
    rows += batch.length;
    if (waits++ < 2) await sleep(LIMITS.silenceMs * 1.3);
  }
  t.is(rows, 500_000);
  // One row every 300 ms: three seconds in all, and never a second without one.
  t.is(await read(database, 'SELECT seq, SLEEP(0.3), REPEAT("x", 20000) FROM seq_1_to_10'), 10);
});

test.serial('a query that takes too long ends, and its connection is not used again', async (t) => {
  const { database } = await behindProxy(t);
  const idOf = async (): Promise<number> => Number((await database.knex.raw('SELECT CONNECTION_ID() AS id'))[0][0].id);
  const before = await idOf();
  const { after, error } = await ending(database.knex.raw('SELECT SLEEP(30)'));
  isWithin(t, after, SOON);
  t.is((error as { code?: unknown }).code, 'ETIMEDOUT');
  t.not(await idOf(), before);
  await isWhole(t, database);
});

test.serial('closing ends within three seconds, whatever hangs, and leaves no connection', async (t) => {
  const { proxy, database, straight } = await behindProxy(t, patient);
  const hanging = [ending(read(database, ASLEEP)), ending(database.knex.raw(ASLEEP))];
  const abandoned = streamRows(database, MANY)[Symbol.asyncIterator]();
  await abandoned.next();
  await areRunning(t, straight, ASLEEP, 2);
  proxy.halfOpen();
  const began = performance.now();
  await database.close();
  isWithin(t, performance.now() - began, 3000);
  for (const { error } of await Promise.all(hanging)) t.regex(String(error), /was closed/);
  await comesTrue(() => proxy.open === 0);
  t.is(proxy.open, 0);
});
