import { spawn } from 'node:child_process';
import test, { type ExecutionContext } from 'ava';
import { BIN } from '../helpers/command-line.ts';
import { openTrainedProduct } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import { BOT_TOKEN, command, reaction, SIGNING_SECRET, sendCommand, sendEvent } from '../helpers/slack/slack-requests.ts';

/** `bond-advisor serve` in its own process, on the Node that runs the test. */
const serve = async (t: ExecutionContext, api: FakeSlackApi) => {
  const { config } = await openTrainedProduct(t);
  const child = spawn(process.execPath, [BIN, 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: config.databaseUrl,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: api.url,
      SUPERVISORS: 'U012ADVISOR',
      PORT: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/slack\/events/.exec(said);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (status) => reject(new Error(`the product ended with ${status}: ${said}`)));
  });
  return { url, child, ended, said: () => said };
};

test('the product serves, recommends, learns from a thumb and ends on SIGTERM with status 0', async (t) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const { url, child, ended, said } = await serve(t, api);

  const acknowledged = await sendCommand(url, command('/bond-recommend', 'C_0042', { user_id: 'U012ADVISOR' }));
  t.is(acknowledged.status, 200);
  const answer = await api.nth('chat.postMessage');
  t.regex(String(answer.text), /C_0042/);

  const item = { type: 'message', channel: String(answer.channel), ts: '1700000000.000100' };
  t.is((await sendEvent(url, reaction('reaction_added', '+1', { item, user: 'U012ADVISOR' }))).status, 200);
  t.regex(JSON.stringify((await api.nth('chat.update')).blocks), /1 👍/);

  child.kill('SIGTERM');
  t.is(await ended, 0);
  t.notRegex(said(), /Warning|Error/, said());
});
