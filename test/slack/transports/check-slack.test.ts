import test, { type ExecutionContext } from 'ava';
import { checkSlack } from '../../../src/slack/transports/check-slack.ts';
import { BOT_SCOPES } from '../../../src/slack/transports/scopes.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { BOT_TOKEN, SIGNING_SECRET } from '../../helpers/slack/slack-requests.ts';

const SOCKET = { kind: 'socket', botToken: BOT_TOKEN, appToken: 'xapp-1-test-secret' } as const;
const HTTP = { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } as const;

const at = (apiUrl: string) => ({ apiUrl, proxy: null });

const withApi = async (t: ExecutionContext, scopes: readonly string[] | null = Object.keys(BOT_SCOPES)): Promise<FakeSlackApi> => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  api.scopes = scopes;
  return api;
};

test('good tokens with every scope are all in order', async (t) => {
  const api = await withApi(t, [...Object.keys(BOT_SCOPES), 'users:read']);
  const findings = await checkSlack(SOCKET, at(api.url));
  t.deepEqual(
    findings.map(({ check, ok }) => [check, ok]),
    [
      ['slack bot token', true],
      ['slack scopes', true],
      ['slack app token', true],
    ],
  );
  t.regex(findings[0]?.says ?? '', /signed in to Firm as bond-advisor/);
});

test('each missing scope is named with what it is for', async (t) => {
  const api = await withApi(t, ['commands', 'chat:write', 'im:write', 'files:write']);
  const [, scopes] = await checkSlack(HTTP, at(api.url));
  t.false(scopes?.ok);
  t.regex(scopes?.says ?? '', /^missing: reactions:read \(hearing of .*\), files:read \(.*\); add under OAuth/);
});

test('a Web API that does not name the token’s scopes is reported', async (t) => {
  const [, scopes] = await checkSlack(HTTP, at((await withApi(t, null)).url));
  t.like(scopes, { ok: false });
  t.regex(scopes?.says ?? '', /SLACK_API_URL/);
});

for (const [error, words] of [
  ['token_revoked', /was revoked: install the app again/],
  ['invalid_auth', /check SLACK_BOT_TOKEN/],
  ['account_inactive', /removed from the workspace/],
  ['something_new', /something_new: check SLACK_BOT_TOKEN/],
] as const) {
  test(`a bot token that Slack refuses with ${error} is reported with what to do`, async (t) => {
    const api = await withApi(t);
    api.answer('auth.test', () => ({ ok: false, error }));
    const findings = await checkSlack(SOCKET, at(api.url));
    t.false(findings[0]?.ok);
    t.regex(findings[0]?.says ?? '', words);
    t.is(findings.length, 2, 'the app token is checked all the same');
  });
}

test('an app token without its scope, or of another kind, is reported', async (t) => {
  const api = await withApi(t);
  api.answerOnce('apps.connections.open', { ok: false, error: 'missing_scope' }, { ok: false, error: 'not_allowed_token_type' });
  t.regex((await checkSlack(SOCKET, at(api.url)))[2]?.says ?? '', /lacks the scope connections:write/);
  t.regex((await checkSlack(SOCKET, at(api.url)))[2]?.says ?? '', /another kind of token: check SLACK_APP_TOKEN/);
});

test('a Slack that limits us is reported at once, with how long to wait', async (t) => {
  const api = await withApi(t);
  api.limit('auth.test', 600);
  t.regex((await checkSlack(HTTP, at(api.url)))[0]?.says ?? '', /^Slack is limiting this app: try again in \d+ s$/);
});

test('a signing secret cannot be checked from here, and the report says so', async (t) => {
  const findings = await checkSlack(HTTP, at((await withApi(t)).url));
  t.like(findings[2], { check: 'slack signing', ok: true });
  t.regex(findings[2]?.says ?? '', /only a request from Slack can show/);
});

test('a Slack that cannot be reached is reported without a token', async (t) => {
  const findings = await checkSlack(SOCKET, at('http://127.0.0.1:9/api/'));
  t.true(findings.every(({ ok }) => !ok));
  t.regex(findings[0]?.says ?? '', /SLACK_API_URL/);
  t.notRegex(JSON.stringify(findings), /xoxb|xapp/);
});
