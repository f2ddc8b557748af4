import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { Dependencies } from '../../src/deps.ts';
import { readiness } from '../../src/readiness.ts';
import type { SlackApp } from '../../src/slack/app.ts';
import { openProduct, openTrainedProduct } from '../helpers/product.ts';

const heard = { health: () => ({ ok: true }) } as SlackApp;

const SECOND_LOOK_MS = 1100;

const setUp = async (t: ExecutionContext) => {
  const product = await openTrainedProduct(t);
  const ready = readiness(product, () => heard);
  const file = product.config.databaseUrl.replace(/^sqlite:/, '');
  const pragma = (text: string): Promise<unknown> => product.database.knex.raw(`PRAGMA ${text}`);
  return { product, ready, file, pragma };
};

/** Asks until the readiness changes; the verdict is reused for a few seconds. */
const until = async (ready: ReturnType<typeof readiness>, ok: boolean) => {
  for (;;) {
    const now = await ready();
    if (now.ok === ok) return now;
    await sleep(50);
  }
};

let votes = 0;
const vote = ({ services }: Dependencies): Promise<boolean> =>
  services.receiveFeedback({
    eventId: `Ev${votes++}`,
    about: { channel: 'D1', ts: `${1_700_000_000 + votes}.000100` },
    slackUserId: 'U012ADVISOR',
    key: '+1',
    sign: 1,
    action: 'added',
    happenedAt: '1700000000.000100',
  });

test('a process that can store, speak and advise is ready', async (t) => {
  const { ready } = await setUp(t);
  const { ok, reasons, needed } = await ready();
  t.deepEqual([ok, needed], [true, { database: true, slack: true, model: true }]);
  t.deepEqual(reasons, { database: 'ok', slack: 'ok', model: 'ok', book: 'ok', jobs: 'ok', outbox: 'ok' });
});

test('a database without room, where votes are refused, is not ready until there is room', async (t) => {
  const { product, ready, pragma } = await setUp(t);
  await until(ready, true);
  await pragma('max_page_count = 1');
  // What is free inside the file is used up first.
  for (let refused = 0; refused < 3; ) await vote(product).catch(() => refused++);
  const { reasons, needed } = await until(ready, false);
  t.deepEqual(needed, { database: false, slack: true, model: true });
  t.regex(reasons.database ?? '', /^There is no room left on the disk of the database file/);
  await pragma('max_page_count = 1000000');
  t.is((await until(ready, true)).reasons.database, 'ok');
  t.true(await vote(product));
});

test('a database that can only be read is not ready', async (t) => {
  const { product, ready, pragma } = await setUp(t);
  await until(ready, true);
  await pragma('query_only = ON');
  await t.throwsAsync(vote(product));
  t.regex((await until(ready, false)).reasons.database ?? '', /cannot be written/);
  await pragma('query_only = OFF');
  await until(ready, true);
});

/** Overwrites a part of a file, as a failing disk does. */
const damage = (file: string, from: number, bytes: number): void => {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(bytes, 0xa5), 0, bytes, from);
  closeSync(handle);
};

test('a damaged file is not ready, although what is in memory still answers', async (t) => {
  const { ready, file, pragma } = await setUp(t);
  await pragma('wal_checkpoint(TRUNCATE)');
  damage(file, 0, statSync(file).size);
  t.regex((await until(ready, false)).reasons.database ?? '', /is damaged or no SQLite database/);
});

test('damage that a query meets makes the process unready until a restart', async (t) => {
  const { product, ready, file, pragma } = await setUp(t);
  await until(ready, true);
  const { knex } = product.database;
  await pragma('wal_checkpoint(TRUNCATE)');
  await pragma('shrink_memory');
  // Pages in the middle of the largest table.
  const size = statSync(file).size;
  damage(file, Math.floor(size / 2 / 4096) * 4096, Math.floor(size / 4 / 4096) * 4096);
  let met = 0;
  for (const { name } of await knex('sqlite_master').where({ type: 'table' }).select('name')) {
    await knex(name)
      .select()
      .catch(() => met++);
  }
  t.true(met > 0);
  t.regex((await until(ready, false)).reasons.database ?? '', /is damaged/);
  await sleep(SECOND_LOOK_MS);
  t.false((await ready()).ok);
});

test('a file that is gone or was replaced is not ready: what is stored goes nowhere', async (t) => {
  const { ready, file } = await setUp(t);
  await until(ready, true);
  renameSync(file, `${file}.away`);
  t.regex((await until(ready, false)).reasons.database ?? '', /is gone/);
  t.throws(() => statSync(file), { code: 'ENOENT' }, 'looking for it must not make it');
  const other = openSync(file, 'w');
  closeSync(other);
  await sleep(SECOND_LOOK_MS);
  t.regex((await ready()).reasons.database ?? '', /was replaced/);
  rmSync(file);
  renameSync(`${file}.away`, file);
  await until(ready, true);
});

test('however often somebody asks, the disk sees one small write every few seconds, and one row', async (t) => {
  const { product, ready } = await setUp(t);
  const began = performance.now();
  for (let asked = 0; asked < 200; asked++) await ready();
  const { knex } = product.database;
  const [row] = await knex('advisor_heartbeats').select('sequence');
  const most = 2 + Math.floor((performance.now() - began) / 3000);
  t.true(Number(row?.sequence) <= most, `${row?.sequence} writes`);
  t.is((await knex('advisor_heartbeats').select('sequence')).length, 1);
});

test('before the first training it is not ready, and says what to do', async (t) => {
  const product = await openProduct(t);
  const { ok, reasons, needed } = await readiness(product, () => heard)();
  t.false(ok);
  t.deepEqual(needed, { database: true, slack: true, model: false });
  t.regex(reasons.model ?? '', /no model yet.*train/);
  t.regex(reasons.book ?? '', /There is no book in this database/);
});
