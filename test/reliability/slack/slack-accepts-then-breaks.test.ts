import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { SLASH_COMMANDS } from '../../../commands/index.ts';
import { type Dependencies, openDependencies } from '../../../src/deps.ts';
import { sendDigest } from '../../../src/jobs/digest-job.ts';
import { createSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import { DIGEST_METADATA, METADATA_TYPES } from '../../../src/slack/posting/message-metadata.ts';
import { MAY_BE_SECOND } from '../../../views/notices/may-be-second.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../../helpers/slack/slack-requests.ts';
import { PlaygroundSlack } from './playground-slack.ts';

const DESK = 'C0BONDDESK';
const SITA = 'U0SUPERVI1';
const MINUTE_MS = 60_000;

const appOf = ({ services, calendar }: Dependencies, apiUrl: string): SlackApp =>
  createSlackApp({
    commands: SLASH_COMMANDS,
    services,
    connection: { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET, apiUrl },
    logger: new RecordingLogger(),
    clock: { now: () => new Date() },
    calendar,
    charts: null,
    drainMs: 30_000,
  });

/** The whole product in front of the playground's Slack. Client details are allowed in the desk's channel. */
const setUp = async (t: ExecutionContext, metadataSubscriptions: readonly string[] = []) => {
  const slack = await PlaygroundSlack.start(t, { metadataSubscriptions });
  const product = await openTrainedProduct(t, { CLIENT_CHANNELS: DESK, SUPERVISORS: SITA });
  const app = appOf(product, slack.apiUrl);
  const server = createServer((request, response) => app.requestListener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  slack.appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  t.teardown(async () => {
    await app.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await app.start();
  const { channel } = (await slack.api('conversations.open', { users: SITA })) as { channel: { id: string } };
  /** Asks, waits until all is done, and returns what is there. */
  const ask = async (where: string, text: string) => {
    await slack.page('send', { as: SITA, channel: where, text });
    // A stop waits for what's under way, but takes nothing new: Slack's news of the message has to be in by then.
    const isTold = (): boolean => metadataSubscriptions.length === 0 || slack.heard.has('message_metadata_posted');
    await slack.until(where, (messages) => messages.length > 0 && isTold());
    await app.stop();
    return slack.messagesIn(where);
  };
  return { slack, product, app, ask, direct: channel.id };
};

/** An HTTP server in front of a process of the product. */
const serve = async (t: ExecutionContext, listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
};

/** Another process on the same database hears Slack's news of messages; everything else goes where it went. */
const tellAnotherProcess = async (t: ExecutionContext, { slack, product }: Awaited<ReturnType<typeof setUp>>): Promise<void> => {
  const other = await openDependencies(product.config, { clock: product.clock });
  t.teardown(other.close);
  const app = appOf(other, slack.apiUrl);
  t.teardown(() => app.stop());
  await app.start();
  const [first, second] = [slack.appUrl, await serve(t, (request, response) => app.requestListener?.(request, response))];
  slack.appUrl = await serve(t, async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const headers = Object.entries(request.headers).filter(([name]) => name.startsWith('x-slack') || name === 'content-type') as [
      string,
      string,
    ][];
    const answer = await fetch(body.includes('message_metadata_posted') ? second : first, { method: 'POST', headers, body });
    response.writeHead(answer.status).end(await answer.text());
  });
};

const says = (message: unknown): boolean => JSON.stringify(message).includes(MAY_BE_SECOND);

for (const fault of ['503', 'cut'] as const) {
  for (const [what, text] of [
    ['a recommendation', '/bond-recommend C_0042'],
    ['a client', '/bond-client C_0042'],
    ['an answer to what somebody wrote', 'What about C_0042?'],
  ] as const) {
    test.serial(`Slack takes ${what} and breaks (${fault}): there is one copy in direct messages`, async (t) => {
      const { slack, ask, direct } = await setUp(t);
      slack.breakAfter('chat.postMessage', fault);
      const messages = await ask(direct, text);
      // The first thing written to the bot is answered with an introduction as well.
      t.is(messages.length, text.startsWith('/') ? 1 : 2);
      t.is(new Set(messages.map((message) => message.text)).size, messages.length);
      t.false(says(messages));
    });
  }
}

test.serial('a recommendation that Slack took before it broke hears its 👍', async (t) => {
  const { slack, product, direct } = await setUp(t);
  slack.breakAfter('chat.postMessage', '503');
  await slack.page('send', { as: SITA, channel: direct, text: '/bond-recommend C_0042' });
  const [message] = await slack.until(direct, (messages) => messages.length > 0);
  await slack.page('react', { as: SITA, channel: direct, ts: message?.ts, name: '+1' });
  await slack.until(direct, ([first]) => JSON.stringify(first).includes('1 👍 0 👎'));
  t.is((await product.stores.feedback.since(0)).length, 1);
});

test.serial('in a channel Slack tells of the message: there is one copy', async (t) => {
  const { slack, ask } = await setUp(t, METADATA_TYPES);
  slack.breakAfter('chat.postMessage', '503');
  const messages = await ask(DESK, '/bond-recommend C_0042');
  t.is(messages.length, 1);
  t.false(says(messages));
});

test.serial('in a channel where Slack tells another process of the message, there is one copy', async (t) => {
  const setup = await setUp(t, METADATA_TYPES);
  await tellAnotherProcess(t, setup);
  setup.slack.breakAfter('chat.postMessage', '503');
  const messages = await setup.ask(DESK, '/bond-recommend C_0042');
  t.deepEqual(messages.map(says), [false]);
});

test.serial('where Slack can’t tell, there is a second copy, and it says so', async (t) => {
  const { slack, ask } = await setUp(t);
  slack.breakAfter('chat.postMessage', '503', 1);
  const [first, second, ...more] = await ask(DESK, '/bond-recommend C_0042');
  t.deepEqual(more, []);
  t.false(says(first));
  t.true(says(second));
});

test.serial('the second copy still says so when its footer was redrawn', async (t) => {
  const { slack } = await setUp(t);
  slack.breakAfter('chat.postMessage', '503', 1);
  await slack.page('send', { as: SITA, channel: DESK, text: '/bond-recommend C_0042' });
  const [, second] = await slack.until(DESK, (messages) => messages.length > 1);
  await slack.page('react', { as: SITA, channel: DESK, ts: second?.ts, name: '+1' });
  const [, redrawn] = await slack.until(DESK, ([, message]) => JSON.stringify(message).includes('1 👍 0 👎'));
  t.regex(JSON.stringify(redrawn), /1 👍 0 👎/);
  t.true(says(redrawn));
});

test.serial('if Slack breaks twice, nobody is shown a third copy', async (t) => {
  const { slack, ask } = await setUp(t);
  slack.breakAfter('chat.postMessage', '503');
  const messages = await ask(DESK, '/bond-recommend C_0042');
  t.deepEqual(messages.map(says), [false, true]);
});

test.serial('if direct messages can’t be looked through, the second copy says so', async (t) => {
  const { slack, ask, direct } = await setUp(t);
  slack.breakAfter('chat.postMessage', '503', 1);
  slack.breakAfter('conversations.history', '503');
  t.deepEqual((await ask(direct, '/bond-recommend C_0042')).map(says), [false, true]);
});

for (const [what, subscriptions, copies] of [
  ['told of it', [DIGEST_METADATA], [false]],
  ['not told', [], [false, true]],
] as const) {
  test.serial(
    `a digest that Slack took before it broke is there once in the first two minutes; ${what}, ${copies.length} in all`,
    async (t) => {
      const { slack, product, app } = await setUp(t, subscriptions);
      const { digestSubscriptions, outbox } = product.stores;
      await digestSubscriptions.put({
        channel: DESK,
        subscribedBy: SITA,
        subscribedAt: TEST_NOW,
        time: null,
        pausedBy: null,
        pauseReason: null,
        notBefore: TEST_NOW,
      });
      const send = sendDigest({
        digestSubscriptions,
        outbox,
        clock: product.clock,
        gather: async () => ({ kind: 'gathered', digest: sampleDigest() }) as never,
        poster: app.digestPoster,
        digestTime: { cron: '0 9 * * 1', zone: 'UTC' },
      });
      slack.breakAfter('chat.postMessage', '503');
      const first = await send(DESK, TEST_NOW);
      t.is((await slack.messagesIn(DESK)).length, 1);
      if (first.kind === 'again') t.true(first.notBefore.getTime() - TEST_NOW.getTime() > 2 * MINUTE_MS);
      await send(DESK, TEST_NOW);
      await send(DESK, TEST_NOW);
      const saysTwice = (message: unknown): boolean => /you may see it twice/.test(JSON.stringify(message));
      t.deepEqual((await slack.messagesIn(DESK)).map(saysTwice), [...copies]);
    },
  );
}
