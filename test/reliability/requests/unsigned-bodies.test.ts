import { type ClientRequest, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { BIN } from '../../helpers/command-line.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { command, sendCommand } from '../../helpers/slack/slack-requests.ts';
import { serveProcess } from '../serve-process.ts';
import { residentMb } from './flood.ts';

const MEGABYTE = 1024 * 1024;
const ALMOST = Buffer.alloc(MEGABYTE - 1, 'x');
const SENDERS = 400;

const serve = async (t: ExecutionContext) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const { config } = await openTrainedProduct(t);
  const served = serveProcess(t, [process.execPath, BIN, 'serve'], { DATABASE_URL: config.databaseUrl, SLACK_API_URL: api.url });
  const url = await served.url;
  const help = () => sendCommand(url, command('/bond-help', '', { user_id: 'U012ADVISOR' }));
  // An idle connection may have been closed meanwhile; then it's a new one.
  const answers = async (): Promise<number> => (await help().catch(help)).status;
  t.is(await answers(), 200);
  return { served, url, answers };
};

/** Sends all of a body but its last byte, and keeps the connection. Resolves to the status it gets, or null if it's cut off. */
const sendAlmost = (url: string, headers: Readonly<Record<string, string>>, open: ClientRequest[]): Promise<number | null> =>
  new Promise((resolve) => {
    const sending = request(url, { method: 'POST', headers: { 'content-length': String(MEGABYTE), ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    sending.on('error', () => resolve(null));
    sending.write(ALMOST);
    open.push(sending);
  });

const forged = (): Readonly<Record<string, string>> => ({
  'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
  'x-slack-signature': `v0=${'0'.repeat(64)}`,
});

const flood = async (t: ExecutionContext, headers: () => Readonly<Record<string, string>>) => {
  const { served, url, answers } = await serve(t);
  const open: ClientRequest[] = [];
  t.teardown(() => {
    for (const sending of open) sending.destroy();
  });
  const before = residentMb(served.pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, residentMb(served.pid));
  }, 20);
  t.teardown(() => clearInterval(watch));
  const statuses = Array.from({ length: SENDERS }, () => sendAlmost(url, headers(), open));
  await sleep(500);
  t.is(await answers(), 200, 'Slack is heard meanwhile');
  const heard = await Promise.all(statuses);
  clearInterval(watch);
  t.log(`${Math.round(most - before)} MB more at most; statuses ${[...new Set(heard)]}`);
  return { heard, more: most - before };
};

test.serial('400 unsigned bodies of a megabyte are refused by their headers, and hold no memory', async (t) => {
  const { heard, more } = await flood(t, () => ({}));
  t.true(heard.every((status) => status === 401 || status === null));
  t.true(heard.includes(401));
  t.true(more < 120, `${more} MB`);
});

test.serial('400 bodies of a megabyte with forged headers hold a bounded memory, and Slack is heard meanwhile', async (t) => {
  const { heard, more } = await flood(t, forged);
  t.true(heard.every((status) => [401, 408, 503, null].includes(status)));
  t.true(heard.includes(503));
  t.true(more < 200, `${more} MB`);
});
