import test from 'ava';
import { waitBeforeAttempt } from '../../../src/slack/transports/reconnect-soon.ts';
import { sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { fakeServices } from '../../helpers/slack/fake-services.ts';
import { setUp, started, untilHealth } from '../../helpers/slack/slack-over-socket.ts';
import { command, feedbackPress, reaction, suggestion } from '../../helpers/slack/slack-requests.ts';

test('the socket’s address is asked for at the configured Web API, and health is the socket’s state', async (t) => {
  const { app, api, slack } = await setUp(t);
  t.deepEqual(app.health(), { ok: false, reason: 'not started' });
  await app.start();
  t.is(api.of('apps.connections.open').length, 1);
  t.is(slack.connections, 1);
  t.deepEqual(app.health(), { ok: true });
  t.is(app.requestListener, undefined);
});

test('a command over the socket is acknowledged and answered', async (t) => {
  const { api, slack } = await started(t);
  await slack.acknowledged(slack.send('slash_commands', command('/bond-recommend', 'C_0042', { response_url: api.responseUrl })));
  t.is((await api.nth('chat.postMessage')).channel, 'D_U_ADVISOR');
  t.regex(String((await api.nth('response_url')).text), /^Sent to you privately/);
});

test('the type-ahead’s options come back with the acknowledgement', async (t) => {
  const { slack } = await started(t);
  const { payload } = await slack.acknowledged(slack.send('interactive', suggestion('client_picked', 'C_')));
  t.deepEqual(payload, {
    options: [{ text: { type: 'plain_text', text: 'C_0042 · band B · 6 purchases, ₹12.5 lakh bought', emoji: false }, value: 'C_0042' }],
  });
});

test('a reaction is stored before it is acknowledged, then recorded and shown', async (t) => {
  const ackedAtStore: number[] = [];
  const { api, slack, recorded } = await started(t, {
    receiveFeedback: async () => {
      ackedAtStore.push(slack.acks.length);
      return true;
    },
  });
  await slack.acknowledged(slack.send('events_api', reaction('reaction_added', '+1')));
  t.deepEqual(ackedAtStore, [0]);
  await api.nth('chat.update');
  t.is(recorded.length, 1);
});

test('a press of the button over the socket is stored and recorded', async (t) => {
  const { api, slack, recorded } = await started(t);
  await slack.acknowledged(slack.send('interactive', feedbackPress(`up:${sampleShown().id}`)));
  await api.nth('chat.update');
  t.like(recorded[0], { key: 'button', sign: 1 });
});

test('a vote that cannot be stored gets no acknowledgement; sent again, it does', async (t) => {
  let away = true;
  const stored = fakeServices();
  const { slack, recorded, api } = await started(t, {
    receiveFeedback: async (entry) => {
      if (away) throw new Error('the database is away');
      return stored.services.receiveFeedback(entry);
    },
  });
  const event = reaction('reaction_added', '-1');
  const refused = slack.send('events_api', event);
  // Frames are handled in order, so the vote was refused before the command was answered.
  await slack.acknowledged(slack.send('slash_commands', command('/bond-help', '', { response_url: api.responseUrl })));
  await api.nth('response_url');
  t.false(slack.acks.some((ack) => ack.envelope_id === refused));
  away = false;
  await slack.acknowledged(slack.send('events_api', event));
  await api.nth('chat.update');
  t.is(recorded.length, 1);
  t.false(slack.acks.some((ack) => ack.envelope_id === refused));
});

test('the same event in two envelopes is acknowledged twice and recorded once', async (t) => {
  const { slack, recorded, api } = await started(t);
  const event = reaction('reaction_added', '+1');
  await slack.acknowledged(slack.send('events_api', event));
  await slack.acknowledged(slack.send('events_api', event));
  await api.nth('chat.update');
  t.is(recorded.length, 1);
});

test('frames that Slack would not send are ignored', async (t) => {
  const { slack, api, logger } = await started(t);
  for (const frame of [
    'null',
    '7',
    'no JSON',
    '{}',
    '{"type":"events_api","envelope_id":"e","payload":null}',
    '{"type":"events_api","payload":{"event":{}}}',
  ]) {
    slack.sendRaw(frame);
  }
  await slack.acknowledged(slack.send('slash_commands', command('/bond-help', '', { response_url: api.responseUrl })));
  t.is(logger.lines.filter(({ message }) => message.startsWith('a frame on the socket')).length, 6);
});

test('a dropped connection shows in the health, and is opened again', async (t) => {
  const { app, slack } = await started(t);
  slack.drop();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      if (app.health().ok) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  t.deepEqual(app.health(), { ok: false, reason: 'the socket to Slack isn’t open' });
  await slack.until(() => slack.connections === 2);
  await slack.acknowledged(slack.send('slash_commands', command('/bond-help', '')));
  t.deepEqual(app.health(), { ok: true });
});

for (const error of ['account_inactive', 'token_revoked', 'invalid_auth']) {
  test(`an app that Slack locks out while running (${error}) shows in the health, and does not end the process`, async (t) => {
    const { app, api, slack } = await started(t);
    api.answer('apps.connections.open', () => ({ ok: false, error }));
    slack.drop();
    await untilHealth(app, ({ reason }) => reason?.includes(error) ?? false);
    t.regex(app.health().reason ?? '', new RegExp(`^Slack refuses the socket: .*${error}`));
  });
}

test('a refused app token ends the start with what to check, and without the token', async (t) => {
  const { app, api } = await setUp(t);
  api.answer('apps.connections.open', () => ({ ok: false, error: 'invalid_auth' }));
  const error = await t.throwsAsync(app.start(), { name: 'SocketNotOpenError', message: /invalid_auth.*SLACK_APP_TOKEN/ });
  t.false(error?.message.includes('xapp'));
});

test('a refused bot token ends the start with what to check', async (t) => {
  const { app, api, slack } = await setUp(t);
  api.answer('auth.test', () => ({ ok: false, error: 'invalid_auth' }));
  await t.throwsAsync(app.start(), { name: 'SlackRefusedError', message: /invalid_auth.*SLACK_BOT_TOKEN/ });
  t.is(slack.connections, 0);
});

test('a stop takes nothing new and closes the socket', async (t) => {
  const { app, slack, inbox } = await started(t);
  await app.stop();
  t.deepEqual(app.health(), { ok: false, reason: 'stopping' });
  slack.send('events_api', reaction('reaction_added', '+1'));
  t.is(inbox.size, 0);
});

test('neither tokens nor message texts reach the log', async (t) => {
  const { app, slack, api, logger } = await started(t);
  await slack.acknowledged(slack.send('slash_commands', command('/bond-recommend', 'C_0042', { response_url: api.responseUrl })));
  await api.nth('response_url');
  await app.stop();
  t.false(/xoxb|xapp|C_0042|Corporate|ticket/.test(logger.text));
});

test('the first attempt to reconnect follows at once, later ones after waits that grow to half a minute', (t) => {
  t.deepEqual([0, 1, 2, 3, 4, 5, 500].map(waitBeforeAttempt), [100, 1000, 3000, 9000, 27_000, 30_000, 30_000]);
});
