import test from 'ava';
import { started, untilHealth } from '../../helpers/slack/slack-over-socket.ts';
import { command, reaction } from '../../helpers/slack/slack-requests.ts';

for (const reason of ['warning', 'refresh_requested'] as const) {
  test(`a connection that Slack renews (${reason}) is opened again, and what waited meanwhile is taken`, async (t) => {
    const { app, slack, recorded } = await started(t);
    const waiting = slack.keep('events_api', reaction('reaction_added', '+1'));
    slack.announceEnd(reason);
    await slack.until(() => slack.connections === 2);
    await slack.acknowledged(waiting);
    await slack.until(() => slack.open === 1);
    await untilHealth(app, ({ ok }) => ok);
    t.is(recorded.length, 1);
  });
}

test('what was taken over the old connection and comes again over the new one counts once', async (t) => {
  const { slack, recorded, api } = await started(t);
  const event = reaction('reaction_added', '+1');
  await slack.acknowledged(slack.send('events_api', event));
  const again = slack.keep('events_api', event);
  slack.drop();
  await slack.acknowledged(again);
  await api.nth('chat.update');
  t.is(recorded.length, 1);
});

test('a command that waited for the new connection is answered', async (t) => {
  const { slack, api } = await started(t);
  const waiting = slack.keep('slash_commands', command('/bond-recommend', 'C_0042', { response_url: api.responseUrl }));
  slack.drop();
  await slack.acknowledged(waiting);
  t.regex(String((await api.nth('chat.postMessage')).text), /^Offer Corporate Bonds/);
});

test('if Slack refuses the socket’s address at first, it is asked for again', async (t) => {
  const { api, slack } = await started(t);
  api.answer(
    'apps.connections.open',
    (() => {
      let asked = 0;
      return () => (++asked <= 2 ? { status: 503 } : { ok: true, url: slack.url });
    })(),
  );
  slack.drop();
  await slack.until(() => slack.connections === 2);
  t.true(api.of('apps.connections.open').length >= 4);
});

test('if Slack limits how often the address is asked for, it is asked for again when Slack allows', async (t) => {
  const { app, api, slack } = await started(t);
  api.limit('apps.connections.open', 3);
  slack.drop();
  await untilHealth(app, ({ reason }) => reason?.includes('rate-limit') ?? false);
  await slack.until(() => slack.connections === 2);
  t.is(api.of('apps.connections.open').length, 3);
});

test('a connection that fell silent shows in the health, and is given up for a new one', async (t) => {
  const { app, slack } = await started(t);
  slack.fallSilent();
  await untilHealth(app, ({ ok }) => !ok);
  t.is(slack.open, 1, 'the other side has said nothing');
  await slack.until(() => slack.connections === 2);
  await untilHealth(app, ({ ok }) => ok);
});
