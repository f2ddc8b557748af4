import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import test from 'ava';
import { setUp, started, untilHealth } from '../../helpers/slack/slack-over-socket.ts';
import { command } from '../../helpers/slack/slack-requests.ts';

/** Ten seconds is the promise; a loaded machine gets twice that. */
const AT_MOST_MS = 20_000;

const timed = async (t: { log: (line: string) => void; true: (is: boolean, says: string) => boolean }, work: () => Promise<unknown>) => {
  const started = performance.now();
  await work();
  const took = Math.round(performance.now() - started);
  t.log(`${took} ms`);
  t.true(took < AT_MOST_MS, `${took} ms`);
};

test('a socket that Slack does not greet is replaced within ten seconds', async (t) => {
  const { app, slack, api } = await started(t);
  slack.ungreeted = 1;
  await timed(t, async () => {
    slack.drop();
    await slack.until(() => slack.connections === 3);
    await untilHealth(app, ({ ok }) => ok);
  });
  await slack.acknowledged(slack.send('slash_commands', command('/bond-help', '', { response_url: api.responseUrl })));
  t.is(slack.open, 1);
});

test('a first socket that Slack does not greet is replaced too, and the start goes on', async (t) => {
  const { app, slack } = await setUp(t);
  slack.ungreeted = 1;
  await timed(t, () => app.start());
  t.deepEqual(app.health(), { ok: true });
  t.is(slack.connections, 2);
});

test('a socket whose address accepts connections and says nothing is replaced within ten seconds', async (t) => {
  const { app, slack, api } = await started(t);
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.teardown(() => silent.close());
  api.answerOnce(
    'apps.connections.open',
    { ok: true, url: `ws://127.0.0.1:${(silent.address() as AddressInfo).port}/link` },
    { ok: true, url: slack.url },
  );
  await timed(t, async () => {
    slack.drop();
    await untilHealth(app, ({ ok }) => !ok);
    await untilHealth(app, ({ ok }) => ok);
  });
});

test('a half-open socket is replaced within ten seconds', async (t) => {
  const { app, slack } = await started(t);
  await timed(t, async () => {
    slack.fallSilent();
    await untilHealth(app, ({ ok }) => !ok);
    await untilHealth(app, ({ ok }) => ok);
  });
});

test('a stop while a socket waits for its greeting opens no other', async (t) => {
  const { app, slack } = await started(t);
  slack.ungreeted = 1;
  slack.drop();
  await slack.until(() => slack.connections === 2);
  await app.stop();
  await slack.until(() => slack.open === 0);
  await after(500);
  t.is(slack.connections, 2);
});
