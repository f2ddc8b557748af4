import test from 'ava';
import { TokenStanding } from '../../../src/slack/transports/token-standing.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, sendCommand, sendEvent } from '../../helpers/slack/slack-requests.ts';

const setUp = () => {
  let now = 0;
  let tests = 0;
  const token = new TokenStanding({
    test: async () => {
      tests += 1;
    },
    logger: new RecordingLogger(),
    now: () => now,
  });
  const pass = (seconds: number): void => {
    now += seconds * 1000;
  };
  return { token, pass, tests: () => tests };
};

for (const code of ['token_revoked', 'invalid_auth', 'account_inactive', 'token_expired', 'not_authed']) {
  test(`${code} means that we can't speak, until a call succeeds`, (t) => {
    const { token } = setUp();
    t.true(token.health().ok);
    token.note('chat.postMessage', code);
    t.false(token.health().ok);
    t.regex(token.health().reason ?? '', new RegExp(`^${code}: `));
    token.note('chat.postMessage', 'rate_limited');
    token.note('other', 'ok');
    t.false(token.health().ok);
    token.note('auth.test', 'ok');
    t.true(token.health().ok);
  });
}

test('a refusal that is about the message or the place says nothing about the token', (t) => {
  const { token } = setUp();
  for (const code of ['channel_not_found', 'invalid_blocks', 'missing_scope', 'rate_limited']) token.note('chat.postMessage', code);
  t.true(token.health().ok);
});

test('three calls in a row without an answer mean that we can’t speak; one may be chance', (t) => {
  const { token } = setUp();
  token.note('views.open', 'no_answer');
  token.note('chat.postMessage', 'http_503');
  t.true(token.health().ok);
  token.note('chat.postMessage', 'no_answer');
  t.regex(token.health().reason ?? '', /didn’t answer the last 3 calls/);
  token.note('chat.update', 'cant_update_message');
  t.true(token.health().ok);
});

test('while there’s trouble, asking for the health tries the token now and then; else only after a long silence', (t) => {
  const { token, pass, tests } = setUp();
  token.health();
  t.is(tests(), 0);
  token.note('chat.postMessage', 'token_revoked');
  for (let asked = 0; asked < 10; asked++) token.health();
  t.is(tests(), 1);
  pass(16);
  token.health();
  t.is(tests(), 2);
  token.note('auth.test', 'ok');
  pass(200);
  token.health();
  t.is(tests(), 2);
  pass(200);
  token.health();
  t.is(tests(), 3);
});

test('over HTTP a token that Slack revokes shows in the health, and so does its return', async (t) => {
  const setup = await slackOverHttp(t);
  t.deepEqual(setup.app.health(), { ok: true });
  // Slack refuses whatever is called with such a token. One call that it takes would mean that the token is good again.
  const methods = [
    'auth.test',
    'chat.postMessage',
    'chat.postEphemeral',
    'chat.update',
    'conversations.open',
    'conversations.info',
    'users.info',
  ];
  for (const method of methods) setup.api.answer(method, () => ({ ok: false, error: 'token_revoked' }));
  await sendCommand(setup.url, command('/bond-recommend', 'C_0042', { channel_id: 'D_U_ADVISOR' }));
  while (setup.app.health().ok) await new Promise((resolve) => setTimeout(resolve, 20));
  t.regex(setup.app.health().reason ?? '', /^token_revoked: .*install the app again/);
  for (const method of methods) setup.api.answer(method, () => ({ ok: true, channel: 'D1', ts: '1.1' }));
  // The refusal of an earlier call may still be on its way.
  while (!setup.app.health().ok) await setup.app.client.chat.postMessage({ channel: 'D1', text: 'again' });
  t.pass();
});

const errorsOf = ({ lines }: RecordingLogger) => lines.filter(({ level }) => level === 'error');

const envelope = (event: object) => ({ type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event_time: 1_700_000_000, event });

for (const [event, code] of [
  [{ type: 'app_uninstalled' }, 'app_uninstalled'],
  [{ type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT'] } }, 'token_revoked'],
] as const) {
  test(`the event ${event.type} shows in the health at once, without a call`, async (t) => {
    const setup = await slackOverHttp(t);
    setup.api.answer('auth.test', () => ({ ok: false, error: 'account_inactive' }));
    t.is((await sendEvent(setup.url, envelope(event))).status, 200);
    while (errorsOf(setup.logger).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    t.regex(setup.app.health().reason ?? '', new RegExp(`^${code}: `));
  });
}

test('when only people’s tokens are revoked, the bot still speaks', async (t) => {
  const setup = await slackOverHttp(t);
  await sendEvent(setup.url, envelope({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } }));
  await sendEvent(setup.url, { ...envelope({ type: 'tokens_revoked', tokens: 'none' }), event_id: 'Ev2' });
  await setup.app.stop();
  t.deepEqual(errorsOf(setup.logger), []);
});
