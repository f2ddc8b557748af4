import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import test, { type ExecutionContext } from 'ava';
import { openTrainedProduct } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import { BOT_TOKEN, command, reaction, SIGNING_SECRET, sendCommand, sendEvent } from '../helpers/slack/slack-requests.ts';

const SERVE = new URL('../helpers/serve-watched.js', import.meta.url).pathname;

/** The product in its own process. `asked` collects every host that it connects to or looks up. */
const serveWatched = async (t: ExecutionContext, environment: Readonly<Record<string, string>>) => {
  const product = await openTrainedProduct(t);
  const child = spawn(process.execPath, [SERVE], {
    env: {
      PATH: process.env.PATH ?? '',
      DATABASE_URL: product.config.databaseUrl,
      PORT: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  });
  const asked: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`the product ended with ${status}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ready ')) resolve(line.slice('ready '.length));
      else asked.push(line);
    });
  });
  return { url, asked };
};

test('a recommendation with its chart, and a thumb, call only the configured hosts', async (t) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const { url, asked } = await serveWatched(t, {
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: api.url,
    SUPERVISORS: 'U012ADVISOR',
  });
  await sendCommand(`${url}/slack/events`, command('/bond-recommend', 'C_0042', { user_id: 'U012ADVISOR' }));
  t.true(JSON.stringify((await api.nth('chat.update')).blocks).includes('"slack_file"'));
  const item = { type: 'message', channel: 'D_U012ADVISOR', ts: '1700000000.000100' };
  await sendEvent(`${url}/slack/events`, reaction('reaction_added', '+1', { item, user: 'U012ADVISOR' }));
  await api.nth('chat.update', 2);

  const slack = new URL(api.url).host;
  t.true(
    asked.some((line) => line === `connect ${slack}`),
    'the watch sees connections',
  );
  // The built-in renderer listens on its own port on this machine.
  const elsewhere = asked.filter((line) => !/^(connect 127\.0\.0\.1:\d+|lookup (127\.0\.0\.1|localhost))$/.test(line));
  t.deepEqual(elsewhere, []);
});
