import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { slackOverHttp } from '../helpers/slack-over-http.ts';
import { command, sendCommand } from '../helpers/slack-requests.ts';

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
