import test from 'ava';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, reaction, sendCommand, sendEvent } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;

const ask = (setup: Setup): Promise<Response> =>
  sendCommand(setup.url, command('/bond-recommend', 'C_0042', { channel_id: 'D_U_ADVISOR' }));

test('if Slack asks to wait, the answer waits and is posted once', async (t) => {
  const setup = await slackOverHttp(t);
  setup.api.answerOnce('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
  t.is((await ask(setup)).status, 200);
  await setup.api.nth('chat.postMessage', 2);
  await setup.app.stop();
  t.is(setup.api.of('chat.postMessage').length, 2);
  t.is(setup.places.length, 1);
});

test('a call with a server error is retried', async (t) => {
  const setup = await slackOverHttp(t);
  setup.api.answerOnce('conversations.open', { status: 503 }, { status: 500 });
  await sendCommand(setup.url, command('/bond-recommend', 'C_0042', { channel_id: 'C_ELSEWHERE' }));
  t.is((await setup.api.nth('chat.postMessage')).channel, 'D_U_ADVISOR');
  t.is(setup.api.of('conversations.open').length, 3);
});

test('a footer update without a reply is sent again, because sending it twice changes nothing', async (t) => {
  const setup = await slackOverHttp(t);
  setup.api.answerOnce('chat.update', 'hang up');
  await sendEvent(setup.url, reaction('reaction_added', '+1'));
  const [first, second] = [await setup.api.nth('chat.update', 1), await setup.api.nth('chat.update', 2)];
  t.deepEqual(first, second);
});

test('a picture is uploaded even if the first attempt fails', async (t) => {
  const { readyCharts } = await import('../../helpers/slow-charts.ts');
  const setup = await slackOverHttp(t, {}, { charts: readyCharts() });
  setup.api.answerOnce('upload', { status: 502 });
  await ask(setup);
  t.true(JSON.stringify((await setup.api.nth('chat.update')).blocks).includes('"slack_file"'));
  t.is(setup.api.of('upload').length, 2);
});
