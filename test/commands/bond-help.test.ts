import test from 'ava';
import { slackOverHttp } from '../helpers/slack/slack-over-http.ts';
import { command, sendCommand } from '../helpers/slack/slack-requests.ts';

test('help lists every command to people with a role', async (t) => {
  const { url, api } = await slackOverHttp(t);
  t.is((await sendCommand(url, command('/bond-help', '', { response_url: api.responseUrl }))).status, 200);
  const answer = JSON.stringify(await api.nth('response_url'));
  t.true(answer.includes('/bond-recommend [client]'));
  t.true(answer.includes('/bond-help'));
});

test('help tells strangers whom to ask', async (t) => {
  const { url, api } = await slackOverHttp(t);
  await sendCommand(url, command('/bond-help', '', { response_url: api.responseUrl, user_id: 'U_STRANGER' }));
  t.regex(String((await api.nth('response_url')).text), /no role/);
});
