import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import { openDatabase } from '../src/data/database.ts';
import { importBook } from '../src/data/import/import-book.ts';
import { UsageError } from '../src/faults/usage-error.ts';
import { startServing } from '../src/main.ts';
import { bondAdvisorProcess } from './helpers/command-line.ts';
import { deskOn } from './helpers/desk-on.ts';
import { temporaryConfig, temporaryFolder } from './helpers/product.ts';
import { FakeSlackApi } from './helpers/slack/fake-slack-api.ts';

const silent = (): void => {};

test('without any configuration a demo book, a model and a playground are there, and the service is ready', async (t) => {
  const remarks: string[] = [];
  const config = temporaryConfig(t, { PORT: '0' });
  const serving = await startServing(config, (line) => remarks.push(line));
  t.true(serving.greeting.includes(serving.url));
  t.true(remarks.some((line) => /demo book/.test(line)));
  t.is((await fetch(`${serving.url}/health/live`)).status, 200);
  const ready = await fetch(`${serving.url}/health/ready`);
  t.is(ready.status, 200);
  t.like(await ready.json(), { ok: true, reasons: { database: 'ok', slack: 'ok' } });
  const page = await fetch(serving.url);
  t.is(page.status, 200);
  t.regex(page.headers.get('content-type') ?? '', /text\/html/);
  t.is((await fetch(`${serving.url}/slack/events`)).status, 405);
  t.is((await fetch(`${serving.url}/slack/events`, { method: 'POST', body: '{}' })).status, 401);
  t.is((await fetch(`${serving.url}/nothing-here`)).status, 404);
  await serving.stop();
  await t.throwsAsync(fetch(`${serving.url}/health/live`));

  // The second start finds everything there.
  remarks.length = 0;
  const again = await startServing(config, (line) => remarks.push(line));
  t.deepEqual(remarks, []);
  await again.stop();

  // A model of another format is what an older version of the program leaves behind.
  const database = openDatabase(config.databaseUrl);
  await database.knex('advisor_models').update({ format: 0 });
  await database.close();
  const upgraded = await startServing(config, (line) => remarks.push(line));
  t.true(remarks.some((line) => /^Model 2/.test(line)));
  await upgraded.stop();
});

test('a port that is taken is said before a demo book is written', async (t) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  t.teardown(() => taken.close());
  const remarks: string[] = [];
  const config = temporaryConfig(t, { PORT: String((taken.address() as AddressInfo).port) });
  await t.throwsAsync(
    startServing(config, (line) => remarks.push(line)),
    { message: /PORT/ },
  );
  t.deepEqual(remarks, []);
});

test('the playground, which has no login, refuses to leave this machine', async (t) => {
  await t.throwsAsync(startServing(temporaryConfig(t, { HOST: '0.0.0.0', PORT: '0' }), silent), {
    instanceOf: UsageError,
    message: /127\.0\.0\.1.*tokens/,
  });
});

test('the playground refuses to show a book that is not the demo book', async (t) => {
  const config = temporaryConfig(t, { PORT: '0' });
  const file = join(temporaryFolder(t), 'trades.csv');
  writeFileSync(
    file,
    'client_id,age,gender,risk_category,parent_client_id,bond_id,bond_type,trade_date,trade_value,maturity_date,bond_issue_date,coupon_rate,ytm,frequency,tenure_years,rating\nK1,40,M,A,--NA--,B1,Gilts,2024-01-01,1000,2034-01-01,,7,7,,,Sovereign\n',
  );
  const database = openDatabase(config.databaseUrl);
  t.is((await importBook(database, { tradesFile: file, now: new Date(), calendar: deskOn('2026-11-29') })).kind, 'imported');
  await database.close();
  await t.throwsAsync(startServing(config, silent), { instanceOf: UsageError, message: /SLACK_BOT_TOKEN/ });
});

for (const [mode, tokens, check] of [
  ['HTTP', { SLACK_SIGNING_SECRET: 'signing-secret' }, /SLACK_BOT_TOKEN/],
  ['Socket Mode', { SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_(BOT|APP)_TOKEN/],
] as const) {
  test(`${mode}: a bot that Slack refuses is said in words, and the process ends`, async (t) => {
    const api = await new FakeSlackApi().start();
    t.teardown(() => api.stop());
    api.answer('auth.test', () => ({ ok: false, error: 'invalid_auth' }));
    const finished = await bondAdvisorProcess(['serve'], {
      folder: temporaryFolder(t),
      environment: {
        SLACK_BOT_TOKEN: 'xoxb-hunter2',
        SLACK_API_URL: api.url,
        PORT: '0',
        METRICS_PORT: '0',
        LOG_LEVEL: 'silent',
        ...tokens,
      },
    });
    t.is(finished.status, 1);
    t.regex(finished.stderr, check);
    t.regex(finished.stderr, /invalid_auth/);
    t.notRegex(finished.stderr, /hunter2|\n\s+at /);
  });
}

test('an address that is none of this machine is said in words', async (t) => {
  const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing-secret', PORT: '0' };
  // 203.0.113.0/24 is kept for examples: no machine has an address of it.
  await t.throwsAsync(startServing(temporaryConfig(t, { ...tokens, HOST: '203.0.113.9' }), silent), {
    instanceOf: UsageError,
    message: /HOST=203\.0\.113\.9 is no address of this machine/,
  });
});

test('a port that is taken is said in words', async (t) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const { port } = other.address() as AddressInfo;
  const config = temporaryConfig(t, {
    PORT: String(port),
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: 'signing-secret',
    SLACK_API_URL: 'http://127.0.0.1:9/',
  });
  await t.throwsAsync(startServing(config, silent), { instanceOf: UsageError, message: new RegExp(`Port ${port}.*PORT`) });
});
