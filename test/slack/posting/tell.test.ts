import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { MAY_BE_SECOND } from '../../../views/notices/may-be-second.ts';
import type { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, sendCommand } from '../../helpers/slack/slack-requests.ts';

test('an answer goes to the response URL of the Web API’s own host', async (t) => {
  const { api, url } = await slackOverHttp(t);
  await sendCommand(url, command('/bond-help', '', { response_url: api.responseUrl }));
  t.regex(JSON.stringify(await api.nth('response_url')), /bond-recommend/);
});

test('a response URL of another host is not asked; the answer comes as an ephemeral message', async (t) => {
  let asked = 0;
  const elsewhere = createServer((_, response) => {
    asked += 1;
    response.end('ok');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  t.teardown(() => elsewhere.close());
  const { api, url } = await slackOverHttp(t);
  for (const responseUrl of [
    `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`,
    'not a url',
    'http://hooks.slack.com.example/',
  ]) {
    await sendCommand(url, command('/bond-help', '', { response_url: responseUrl }));
  }
  t.regex(JSON.stringify(await api.nth('chat.postEphemeral', 3)), /bond-recommend/);
  t.is(asked, 0);
});

for (const [what, breakIt, second] of [
  ['the response URL', (api: FakeSlackApi) => api.answer('response_url', () => ({ status: 503 })), 'chat.postEphemeral'],
  ['the ephemeral message', (api: FakeSlackApi) => api.answer('chat.postEphemeral', () => 'hang up'), 'chat.postMessage'],
] as const) {
  test(`if Slack breaks at ${what}, the answer comes another way and says that it may be the second`, async (t) => {
    const { api, url } = await slackOverHttp(t);
    breakIt(api);
    const responseUrl = second === 'chat.postEphemeral' ? api.responseUrl : '';
    await sendCommand(url, command('/bond-help', '', { response_url: responseUrl }));
    t.regex(JSON.stringify(await api.nth(second)), new RegExp(MAY_BE_SECOND));
  });
}

for (const [what, reply] of [
  ['is used up', { status: 404 }],
  ['asks to wait', { status: 429 }],
  ['answers 200 with a refusal', { ok: false, error: 'expired_url' }],
] as const) {
  test(`if the response URL ${what}, the answer comes another way, and is the first`, async (t) => {
    const { api, url } = await slackOverHttp(t);
    api.answer('response_url', () => reply);
    await sendCommand(url, command('/bond-help', '', { response_url: api.responseUrl }));
    t.notRegex(JSON.stringify(await api.nth('chat.postEphemeral')), new RegExp(MAY_BE_SECOND));
  });
}
