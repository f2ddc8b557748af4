import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { dayOf } from '../../src/advisor/units.ts';
import { openDatabase } from '../../src/data/database.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { migrate } from '../../src/data/migrations/migrate.ts';
import { FailedError } from '../../src/faults/failed-error.ts';
import { startServing } from '../../src/main.ts';
import { BIN } from '../helpers/command-line.ts';
import { freshDatabase } from '../helpers/databases/databases.ts';
import { openTrainedProduct, TEST_NOW, temporaryConfig } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../helpers/slack/slack-requests.ts';
import { TcpProxy } from './databases/tcp-proxy.ts';
import { serveProcess } from './serve-process.ts';

const SERVE = [process.execPath, BIN, 'serve'];

const serverDatabase = async (t: ExecutionContext, prepare: 'nothing' | 'tables' | 'book'): Promise<string> => {
  const fresh = await freshDatabase('mysql');
  t.teardown(() => fresh.remove());
  const database = openDatabase(fresh.url);
  if (prepare === 'tables') await migrate(database);
  if (prepare === 'book') await writeDemoBook(database, { clients: 30, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
  await database.close();
  return fresh.url;
};

const changed = (url: string, change: (parts: URL) => void): string => {
  const parts = new URL(url);
  change(parts);
  return parts.href;
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const serve = async (t: ExecutionContext, environment: Readonly<Record<string, string>>) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const port = await freePort();
  const served = serveProcess(t, SERVE, { SLACK_API_URL: api.url, PORT: String(port), ...environment });
  const ready = async (): Promise<{ readonly status: number; readonly reasons: Readonly<Record<string, string>> }> => {
    for (;;) {
      try {
        const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
        return { status: answer.status, reasons: ((await answer.json()) as { reasons: Record<string, string> }).reasons };
      } catch {
        // Not listening yet.
        await sleep(50);
      }
    }
  };
  return { ...served, ready, port };
};

const refusedUser = (url: string): string => changed(url, (parts) => Object.assign(parts, { username: 'nobody', password: 'S3CRET' }));
const withTls = (url: string): string => changed(url, (parts) => parts.searchParams.set('ssl', 'true'));
const otherName = (url: string): string => changed(url, (parts) => Object.assign(parts, { pathname: '/no_such_database' }));

/** What's wrong with the product's own database, and what is said. */
const OWN: ReadonlyArray<readonly [string, (url: string) => string, RegExp]> = [
  ['a refused password', refusedUser, /refuses this user or password.*Correct them in the URL/],
  ['a database that isn’t there', otherName, /"no_such_database" at .* is not\. Create it/],
  ['a server without TLS where the URL asks for it', withTls, /has no TLS/],
  ['tables that were not migrated', (url) => url, /migrations are pending: run "bond-advisor migrate"/],
];

/** The start fails with a sentence, before anybody is served. */
const refusesToStart = async (t: ExecutionContext, environment: Readonly<Record<string, string>>, says: RegExp): Promise<void> => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const tokens = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: api.url };
  const error = await t.throwsAsync(
    startServing(temporaryConfig(t, { PORT: '0', ...tokens, ...environment }), () => {}),
    { instanceOf: FailedError, message: says },
  );
  t.notRegex(error?.message ?? '', /S3CRET/);
};

for (const [what, change, says] of OWN) {
  test(`the product's own database: ${what} is said, and nothing is served`, async (t) => {
    await refusesToStart(t, { DATABASE_URL: change(await serverDatabase(t, 'nothing')) }, says);
  });
}

test('the process ends with 1 after saying why', async (t) => {
  const { ended, said } = await serve(t, { DATABASE_URL: refusedUser(await serverDatabase(t, 'nothing')) });
  t.is(await ended, 1);
  t.regex(said(), /refuses this user or password/);
  t.notRegex(said(), /S3CRET|\n\s+at /);
});

const BOOK: ReadonlyArray<readonly [string, (url: string) => Readonly<Record<string, string>>, RegExp]> = [
  ['a refused password', (url) => ({ SOURCE_DATABASE_URL: refusedUser(url) }), /book's database refuses the user/],
  ['a database that isn’t there', (url) => ({ SOURCE_DATABASE_URL: otherName(url) }), /book's database has no database of that name/],
  ['a server without TLS where the URL asks for it', (url) => ({ SOURCE_DATABASE_URL: withTls(url) }), /do not agree on TLS/],
  ['another layout than the one set', (url) => ({ SOURCE_DATABASE_URL: url, SOURCE_LAYOUT: 'flat' }), /lacks the table.*SOURCE_LAYOUT/],
];

for (const [what, change, says] of BOOK) {
  test(`the book: ${what} is said, and nothing is served`, async (t) => {
    const { config } = await openTrainedProduct(t);
    await refusesToStart(t, { DATABASE_URL: config.databaseUrl, ...change(await serverDatabase(t, 'book')) }, says);
  });
}

test('the book: a database of the firm without any book is said, and nothing is served', async (t) => {
  const { config } = await openTrainedProduct(t);
  const environment = { DATABASE_URL: config.databaseUrl, SOURCE_DATABASE_URL: await serverDatabase(t, 'nothing') };
  await refusesToStart(t, environment, /There is no book in this database/);
});

test('a server that comes later is waited for, with the reason printed and in ready, and then served', async (t) => {
  const url = await serverDatabase(t, 'tables');
  const { proxy, url: later } = await TcpProxy.before(t, url);
  const { config } = await openTrainedProduct(t);
  await proxy.refuse();
  const served = await serve(t, { DATABASE_URL: later, SOURCE_DATABASE_URL: config.databaseUrl });
  const before = await served.ready();
  t.is(before.status, 503);
  while (!/Waiting for the database/.test(served.said())) await sleep(50);
  t.regex((await served.ready()).reasons.database ?? '', /^Nothing answers where the database .* should be/);
  t.is((await fetch(`http://127.0.0.1:${served.port}/slack/events`, { method: 'POST', body: '{}' })).status, 503);
  await proxy.recover();
  const began = performance.now();
  await served.url;
  t.log(`serves ${Math.round(performance.now() - began)} ms after its server came`);
  t.regex(served.said(), /Waiting for the database\. Nothing answers .*\n.*The database is there\./s);
  while ((await served.ready()).reasons.database !== 'ok') await sleep(50);
});

test('SIGTERM ends at once a process that waits for a host nobody knows', async (t) => {
  const served = await serve(t, { DATABASE_URL: 'mysql://user:S3CRET@no-such-host.invalid/own' });
  while (!/Waiting for the database/.test(served.said())) await sleep(50);
  t.regex(served.said(), /no-such-host\.invalid:3306 is not known/);
  const { status, after } = await served.terminate();
  t.is(status, 0);
  t.true(after < 3000, `${after} ms`);
  t.log(`${Math.round(after)} ms`);
  t.notRegex(served.said(), /S3CRET/);
});

test('without the book people are served from the last reading; ready names it, and is green', async (t) => {
  const { config } = await openTrainedProduct(t);
  const served = await serve(t, {
    DATABASE_URL: config.databaseUrl,
    SOURCE_DATABASE_URL: `mysql://user:pw@127.0.0.1:${await freePort()}/book`,
  });
  await served.url;
  t.regex(served.said(), /book's database cannot be reached.*Serving without it/);
  // The first look at each part may still be under way.
  for (;;) {
    const { status, reasons } = await served.ready();
    if (status === 200 && /cannot be reached/.test(reasons.book ?? '')) break;
    await sleep(50);
  }
  t.pass();
});
