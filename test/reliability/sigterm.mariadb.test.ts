import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { dayOf } from '../../src/advisor/units.ts';
import { openDatabase } from '../../src/data/database.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { migrate } from '../../src/data/migrations/migrate.ts';
import { AUTO, RETRAIN_VIEW, SEGMENTS_BLOCK, SEGMENTS_SELECT } from '../../views/admin/retrain-modal.ts';
import { BIN } from '../helpers/command-line.ts';
import { freshDatabase } from '../helpers/databases/databases.ts';
import { openTrainedProduct, TEST_NOW } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import { command, sendCommand, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';
import { TcpProxy } from './databases/tcp-proxy.ts';
import { type ServeProcess, serveProcess } from './serve-process.ts';

/** Docker and systemd send SIGKILL after ten seconds or later. */
const WITHIN_MS = 10_000;
const SERVE = [process.execPath, BIN, 'serve'];
const FAULTS = ['hang', 'halfOpen', 'cut'] as const;

const slackApi = async (t: ExecutionContext): Promise<FakeSlackApi> => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  return api;
};

const serverDatabase = async (t: ExecutionContext) => {
  const fresh = await freshDatabase('mysql');
  t.teardown(() => fresh.remove());
  return { direct: fresh.url, ...(await TcpProxy.before(t, fresh.url)) };
};

const recommend = (client: string) => command('/bond-recommend', client, { user_id: 'U012ADVISOR' });

/** Eight people ask for a recommendation. Nobody waits for the answers. */
const ask = (url: string): void => {
  for (let n = 1; n <= 8; n++) void sendCommand(url, recommend(`C_000${n}`)).catch(() => {});
};

const endsWell = async (t: ExecutionContext, served: ServeProcess): Promise<void> => {
  const { status, after } = await served.terminate();
  t.is(status, 0, served.said());
  t.true(after < WITHIN_MS, `${Math.round(after)} ms`);
  t.log(`${Math.round(after)} ms`);
  t.notRegex(served.said(), /Warning|should not have/, served.said());
};

for (const fault of FAULTS) {
  test.serial(`SIGTERM ends a process whose book is gone: ${fault}`, async (t) => {
    const api = await slackApi(t);
    const { config } = await openTrainedProduct(t);
    const { direct, proxy, url } = await serverDatabase(t);
    const book = openDatabase(direct);
    await writeDemoBook(book, { clients: 120, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
    await book.close();
    const served = serveProcess(t, SERVE, {
      DATABASE_URL: config.databaseUrl,
      SOURCE_DATABASE_URL: url,
      SLACK_API_URL: api.url,
    });
    // The book has been read once, so connections are open.
    await sendCommand(await served.url, recommend('C_0042'));
    await api.nth('chat.postMessage');
    proxy.delay(300);
    ask(await served.url);
    await sleep(700);
    proxy[fault]();
    await sleep(300);
    await endsWell(t, served);
  });

  test.serial(`SIGTERM ends a process whose own database is gone: ${fault}`, async (t) => {
    const api = await slackApi(t);
    const { direct, proxy, url } = await serverDatabase(t);
    const own = openDatabase(direct);
    await migrate(own);
    await own.close();
    const served = serveProcess(t, SERVE, { DATABASE_URL: url, SLACK_API_URL: api.url });
    await sendCommand(await served.url, recommend('C_0042'));
    proxy.delay(300);
    ask(await served.url);
    await sleep(700);
    proxy[fault]();
    await sleep(300);
    await endsWell(t, served);
  });
}

test.serial('SIGTERM ends a process while Slack answers nothing and connections to it are open', async (t) => {
  const api = await slackApi(t);
  const { config } = await openTrainedProduct(t);
  const served = serveProcess(t, SERVE, { DATABASE_URL: config.databaseUrl, SLACK_API_URL: api.url });
  for (const method of ['chat.postMessage', 'conversations.open', 'views.open']) api.answer(method, () => 'late');
  ask(await served.url);
  const { port } = new URL(await served.url);
  for (const text of ['', 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf a body']) {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.on('error', () => {});
    t.teardown(() => socket.destroy());
  }
  await sleep(700);
  await endsWell(t, served);
});

test.serial('SIGTERM ends a process that still waits for Slack to start', async (t) => {
  const { direct, url } = await serverDatabase(t);
  const own = openDatabase(direct);
  await migrate(own);
  await own.close();
  const api = await slackApi(t);
  api.answer('auth.test', () => 'late');
  const served = serveProcess(t, SERVE, { DATABASE_URL: url, SLACK_API_URL: api.url });
  await api.nth('auth.test');
  await endsWell(t, served);
});

test.serial('an admin who watches a training hears that a stop has ended it', async (t) => {
  const api = await slackApi(t);
  const { config } = await openTrainedProduct(t);
  const { direct, proxy, url: bookUrl } = await serverDatabase(t);
  const book = openDatabase(direct);
  await writeDemoBook(book, { clients: 120, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
  await book.close();
  const served = serveProcess(t, SERVE, {
    DATABASE_URL: config.databaseUrl,
    SOURCE_DATABASE_URL: bookUrl,
    SLACK_API_URL: api.url,
    ADMINS: 'U0ADMIN',
  });
  const url = await served.url;
  // Reading the book takes longer than a stop waits.
  proxy.delay(2000);
  const form = { [SEGMENTS_BLOCK]: { [SEGMENTS_SELECT]: { selected_option: { value: AUTO } } } };
  await sendInteraction(url, submission(RETRAIN_VIEW, form, '', 'U0ADMIN'));
  await api.nth('chat.postMessage');
  await endsWell(t, served);
  t.regex(JSON.stringify(api.of('chat.update').at(-1)), /It didn't finish/);
  t.notRegex(served.said(), /stopped with requests still running/, 'there was time to tell');
});

test.serial('SIGTERM to `npm start` stops the product too', async (t) => {
  const api = await slackApi(t);
  const { config } = await openTrainedProduct(t);
  const served = serveProcess(t, ['npm', 'start'], { DATABASE_URL: config.databaseUrl, SLACK_API_URL: api.url });
  const url = await served.url;
  await endsWell(t, served);
  await t.throwsAsync(fetch(url, { method: 'POST' }));
});
