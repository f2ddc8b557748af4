import test, { type ExecutionContext } from 'ava';
import { isUnconfirmed } from '../../../src/slack/calls/unconfirmed.ts';
import { SlackClient } from '../../../src/slack/calls/web-client.ts';
import { boltLogger } from '../../../src/slack/transports/bolt-logger.ts';
import { MAY_BE_SECOND } from '../../../views/notices/may-be-second.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { BOT_TOKEN, command, sendCommand } from '../../helpers/slack/slack-requests.ts';

const setUp = async (t: ExecutionContext) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  return { api, client: new SlackClient(BOT_TOKEN, boltLogger(new RecordingLogger()), { apiUrl: api.url }) };
};

const BROKEN = [{ status: 500 }, { status: 503 }, 'hang up', 'no JSON', 'cut off'] as const;
const ONCE = [
  ['chat.postMessage', { channel: 'D1', text: 'Offer Corporate Bonds' }],
  ['chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'No client' }],
  ['views.open', { trigger_id: '1.1', view: {} }],
  ['views.push', { trigger_id: '1.1', view: {} }],
  ['files.completeUploadExternal', { files: [{ id: 'F1' }] }],
] as const;

for (const [method, args] of ONCE) {
  test(`${method} that Slack took before it broke is not called again, and counts as unconfirmed`, async (t) => {
    const { api, client } = await setUp(t);
    for (const [at, broken] of BROKEN.entries()) {
      api.answerOnce(method, broken);
      const error = await t.throwsAsync(client.apiCall(method, { ...args }));
      t.true(isUnconfirmed(error), `${JSON.stringify(broken)}: ${error?.name}`);
      t.is(api.of(method).length, at + 1);
    }
  });
}

const AGAIN = [
  'auth.test',
  'chat.update',
  'views.update',
  'views.publish',
  'conversations.open',
  'conversations.info',
  'files.info',
  'users.info',
];

for (const method of AGAIN) {
  test(`${method} is called again after a 5xx and after a broken connection, three times in all`, async (t) => {
    const { api, client } = await setUp(t);
    api.answerOnce(method, { status: 503 }, 'hang up');
    t.true((await client.apiCall(method, {})).ok);
    t.is(api.of(method).length, 3);
    api.answer(method, () => ({ status: 500 }));
    t.false(isUnconfirmed(await t.throwsAsync(client.apiCall(method, { another: 'call' }))));
    t.is(api.of(method).length, 6);
  });
}

for (const error of ['fatal_error', 'internal_error']) {
  test(`a message that Slack answers with ${error} may be there`, async (t) => {
    const { api, client } = await setUp(t);
    api.answer('chat.postMessage', () => ({ ok: false, error }));
    t.true(isUnconfirmed(await t.throwsAsync(client.chat.postMessage({ channel: 'D1', text: 'x' }))));
    t.is(api.of('chat.postMessage').length, 1);
  });
}

for (const refusal of [{ ok: false, error: 'channel_not_found' }, { status: 404 }, { status: 413 }] as const) {
  test(`a message that Slack refuses (${JSON.stringify(refusal)}) is surely not there`, async (t) => {
    const { api, client } = await setUp(t);
    api.answer('chat.postMessage', () => refusal);
    t.false(isUnconfirmed(await t.throwsAsync(client.chat.postMessage({ channel: 'D1', text: 'x' }))));
    t.is(api.of('chat.postMessage').length, 1);
  });
}

test('a message that never left is surely not there', async (t) => {
  const { api, client } = await setUp(t);
  await api.stop();
  t.false(isUnconfirmed(await t.throwsAsync(client.chat.postMessage({ channel: 'D1', text: 'x' }))));
});

test('a stop while Slack leaves an answer unconfirmed sends it again, and that copy says so', async (t) => {
  const { api, app, url } = await slackOverHttp(t, {}, { drainMs: 6000 });
  api.answerOnce('chat.postMessage', 'late');
  await sendCommand(url, command('/bond-recommend', 'C_0042', { channel_id: 'C0DESK', response_url: api.responseUrl }));
  await api.nth('chat.postMessage');
  await app.stop();
  const [first, second, ...more] = api.of('chat.postMessage').map((args) => JSON.stringify(args));
  t.false(first?.includes(MAY_BE_SECOND));
  t.true(second?.includes(MAY_BE_SECOND));
  t.is(more.length, 0);
});
