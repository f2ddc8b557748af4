import test, { type ExecutionContext } from 'ava';
import type { Config } from '../../src/config.ts';
import { startServing } from '../../src/main.ts';
import { openTrainedProduct } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import {
  BOT_TOKEN,
  command,
  feedbackPress,
  reaction,
  SIGNING_SECRET,
  sendCommand,
  sendEvent,
  sendInteraction,
  submission,
} from '../helpers/slack/slack-requests.ts';
import { SocketServer } from '../helpers/slack/socket-server.ts';

/** The whole product as `npm start` serves it to a workspace. The test plays Slack on both ends. */
const serve = async (t: ExecutionContext, api: FakeSlackApi, tokens: Readonly<Record<string, string>>, more: Partial<Config> = {}) => {
  const product = await openTrainedProduct(t);
  const file = product.config.databaseUrl.replace(/^sqlite:/, '');
  const serving = await startServing(
    {
      ...product.config,
      databaseUrl: `sqlite:${file}`,
      port: 0,
      ...more,
      supervisors: ['U_ADVISOR'],
      slackApiUrl: api.url,
      slack: tokens.app
        ? { kind: 'socket', botToken: BOT_TOKEN, appToken: tokens.app }
        : { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET },
    },
    () => {},
  );
  t.teardown(async () => {
    await serving.stop();
    await api.stop();
  });
  return { serving, product };
};

const footerOf = (message: Record<string, unknown>): string => JSON.stringify(message.blocks);

test('over signed HTTP a command is answered with a message, a thumb changes its footer, and taking it away changes it back', async (t) => {
  const api = await new FakeSlackApi().start();
  const { serving } = await serve(t, api, {});
  const url = `${serving.url}/slack/events`;

  t.is((await sendCommand(url, command('/bond-recommend', 'C_0042'))).status, 200);
  const posted = await api.nth('chat.postMessage');
  t.is(posted.channel, 'D_U_ADVISOR');
  t.regex(String(posted.text), /C_0042/);
  const item = { type: 'message', channel: 'D_U_ADVISOR', ts: '1700000000.000100' };

  const added = reaction('reaction_added', '+1', { item });
  t.is((await sendEvent(url, added)).status, 200);
  const taught = await api.nth('chat.update', 1);
  t.like(taught, { channel: item.channel, ts: item.ts });
  t.regex(footerOf(taught), /1 👍/);
  t.is((await sendEvent(url, added)).status, 200);
  t.is((await sendEvent(url, reaction('reaction_added', '-1', { item, user: 'U_STRANGER' }))).status, 200);

  t.is((await sendEvent(url, reaction('reaction_removed', '+1', { item }))).status, 200);
  const untaught = await api.nth('chat.update', 2);
  t.is(footerOf(untaught), footerOf(posted));
});

test('over a socket the same command is answered and the same thumb counts', async (t) => {
  const api = await new FakeSlackApi().start();
  const socket = await new SocketServer().start();
  t.teardown(() => socket.stop());
  api.answer('apps.connections.open', () => ({ ok: true, url: socket.url }));
  const { serving } = await serve(t, api, { app: 'xapp-1-test' });
  await socket.until(() => socket.connections > 0);

  await socket.acknowledged(socket.send('slash_commands', command('/bond-recommend', 'C_0042')));
  t.regex(String((await api.nth('chat.postMessage')).text), /C_0042/);
  const item = { type: 'message', channel: 'D_U_ADVISOR', ts: '1700000000.000100' };
  await socket.acknowledged(socket.send('events_api', reaction('reaction_added', '-1', { item })));
  t.regex(footerOf(await api.nth('chat.update')), /1 👎/);
  t.is((await fetch(`${serving.url}/health/ready`)).status, 200);
});

test('a socket that Slack refuses to renew shows in the readiness, with the reason for callers on this machine', async (t) => {
  const api = await new FakeSlackApi().start();
  const socket = await new SocketServer().start();
  t.teardown(() => socket.stop());
  api.answer('apps.connections.open', () => ({ ok: true, url: socket.url }));
  const { serving } = await serve(t, api, { app: 'xapp-1-test' });
  t.is((await fetch(`${serving.url}/health/ready`)).status, 200);

  api.answer('apps.connections.open', () => ({ ok: false, error: 'token_revoked' }));
  socket.drop();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const ready = await fetch(`${serving.url}/health/ready`);
    const { reasons } = (await ready.json()) as { reasons: { slack: string; database: string } };
    if (ready.status === 503 && reasons.slack.includes('token_revoked')) {
      t.is(reasons.database, 'ok');
      break;
    }
  }
  t.is((await fetch(`${serving.url}/health/live`)).status, 200);
});

test('over HTTP, a token that Slack revoked makes the process unready until Slack takes it again', async (t) => {
  const api = await new FakeSlackApi().start();
  const { serving } = await serve(t, api, {});
  const ready = async () => {
    const answer = await fetch(`${serving.url}/health/ready`);
    return { status: answer.status, slack: ((await answer.json()) as { reasons: { slack: string } }).reasons.slack };
  };
  t.is((await ready()).status, 200);
  const refuse = () => ({ ok: false, error: 'token_revoked' });
  for (const method of ['chat.postMessage', 'conversations.open', 'auth.test']) api.answer(method, refuse);
  await sendCommand(`${serving.url}/slack/events`, command('/bond-recommend', 'C_0042'));
  let now = await ready();
  for (; now.status !== 503; now = await ready()) await new Promise((resolve) => setTimeout(resolve, 20));
  t.regex(now.slack, /^token_revoked: /);
  for (const method of ['chat.postMessage', 'conversations.open', 'auth.test'])
    api.answer(method, () => ({ ok: true, channel: { id: 'D_U_ADVISOR' }, ts: '1.1' }));
  await sendCommand(`${serving.url}/slack/events`, command('/bond-recommend', 'C_0042'));
  for (; now.status !== 200; now = await ready()) await new Promise((resolve) => setTimeout(resolve, 20));
  t.is(now.slack, 'ok');
});

test('what the client chose, and a copy shared to a channel, go the whole way into the advice', async (t) => {
  const api = await new FakeSlackApi().start();
  const { serving, product } = await serve(t, api, {}, { clientChannels: ['C0DESK'] });
  const url = `${serving.url}/slack/events`;
  await sendCommand(url, command('/bond-recommend', 'C_0042'));
  await api.nth('chat.postMessage');
  const [{ id = '' } = {}] = await product.database.knex('advisor_recommendations').select('id');
  const press = (actionId: string) => ({
    ...feedbackPress(''),
    actions: [{ type: 'button', action_id: actionId, value: String(id), action_ts: '1.1' }],
  });

  await sendInteraction(url, press('recommendation_share'));
  const share = (await api.nth('views.open')).view as { callback_id: string; private_metadata: string };
  const where = { where: { channel: { type: 'radio_buttons', selected_option: { value: 'C0DESK' } } } };
  await sendInteraction(url, submission(share.callback_id, where, share.private_metadata));
  t.is((await api.nth('chat.postMessage', 2)).channel, 'C0DESK');

  await sendInteraction(url, press('recommendation_choice'));
  const choice = (await api.nth('views.open', 2)).view as { callback_id: string; private_metadata: string };
  const nothing = { choice: { chosen_type: { type: 'static_select', selected_option: { value: 'nothing' } } } };
  await sendInteraction(url, submission(choice.callback_id, nothing, choice.private_metadata));
  // Pictures are added by updates too, sooner or later than the footers change.
  let updates = 0;
  const untilShown = async (words: RegExp, channel: string): Promise<void> => {
    for (;;) {
      const update = await api.nth('chat.update', ++updates);
      if (update.channel === channel && words.test(footerOf(update))) return;
    }
  };
  for (const channel of ['C0DESK', 'D_U_ADVISOR']) {
    updates = 0;
    await untilShown(/client chose something else or nothing · .* moved/, channel);
  }

  const item = { type: 'message', channel: 'C0DESK', ts: '1700000000.000101' };
  await sendEvent(url, reaction('reaction_added', '+1', { item }));
  await t.notThrowsAsync(untilShown(/1 👍 0 👎 · client chose/, 'C0DESK'));
});
