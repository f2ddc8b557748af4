import test from 'ava';
import { openNetwork } from '../../../src/slack/calls/network.ts';
import { SlackClient } from '../../../src/slack/calls/web-client.ts';
import { boltLogger } from '../../../src/slack/transports/bolt-logger.ts';
import { checkSlack } from '../../../src/slack/transports/check-slack.ts';
import { BOT_SCOPES } from '../../../src/slack/transports/scopes.ts';
import { connectProxy } from '../../helpers/slack/connect-proxy.ts';
import { RecordingLogger } from '../../helpers/slack/recording-logger.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { setUp } from '../../helpers/slack/slack-over-socket.ts';
import { BOT_TOKEN, command, SIGNING_SECRET, sendCommand } from '../../helpers/slack/slack-requests.ts';

const HTTP = { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } as const;
const hostOf = (url: string): string => new URL(url).host;

test('the Web API, a picture’s bytes and a response URL go through the proxy', async (t) => {
  const proxy = await connectProxy(t);
  const { api, url, app } = await slackOverHttp(t, {}, { proxy: { url: proxy.url, except: null } });
  await sendCommand(url, command('/bond-help', '', { response_url: api.responseUrl }));
  t.regex(JSON.stringify(await api.nth('response_url')), /bond-recommend/);
  await app.client.files.uploadV2({ file: Buffer.from([0x89, 0x50, 0x00, 0xff]), filename: 'chart.png' });
  const uploaded = api.calls.find(({ method }) => method === 'upload');
  t.true(uploaded?.bytes.includes(Buffer.from([0x89, 0x50, 0x00, 0xff])), 'the bytes arrive as they are');
  t.true(proxy.asked.length > 0);
  t.deepEqual([...new Set(proxy.asked)], [hostOf(api.url)]);
});

test('Socket Mode’s socket goes through the proxy, with the proxy’s name and password', async (t) => {
  const credentials = 'desk:p@ss/word';
  const proxy = await connectProxy(t, { credentials });
  const proxyUrl = proxy.url.replace('//', '//desk:p%40ss%2Fword@');
  const { app, slack, api } = await setUp(t, {}, { proxy: { url: proxyUrl, except: null } });
  await app.start();
  t.deepEqual(app.health(), { ok: true });
  await slack.acknowledged(slack.send('slash_commands', command('/bond-help', '', { response_url: api.responseUrl })));
  t.deepEqual(new Set(proxy.asked), new Set([hostOf(api.url), hostOf(slack.url)]));
});

test('a host in NO_PROXY is reached without the proxy', async (t) => {
  const proxy = await connectProxy(t);
  const { app, slack } = await setUp(t, {}, { proxy: { url: proxy.url, except: 'localhost, 127.0.0.1' } });
  await app.start();
  t.is(slack.connections, 1);
  t.deepEqual(proxy.asked, []);
});

test('doctor says which proxy is used, and never its password', async (t) => {
  const credentials = 'desk:hunter2';
  const proxy = await connectProxy(t, { credentials });
  const { api } = await slackOverHttp(t);
  api.scopes = Object.keys(BOT_SCOPES);
  const findings = await checkSlack(HTTP, {
    apiUrl: api.url,
    proxy: { url: proxy.url.replace('//', `//${credentials}@`), except: '.firm.example' },
  });
  t.deepEqual(findings[0], {
    check: 'slack proxy',
    ok: true,
    says: `everything goes through ${proxy.url}, except for .firm.example (NO_PROXY)`,
  });
  t.true(findings.every(({ ok }) => ok));
  t.true(proxy.asked.length > 0);
  t.notRegex(JSON.stringify(findings), /hunter2/);
});

for (const [what, options, says] of [
  [
    'asks for a password',
    { credentials: 'desk:hunter2' },
    /the proxy http:\/\/127\.0\.0\.1:\d+ asks for a name and a password: write them into HTTPS_PROXY/,
  ],
  [
    'refuses',
    { refuses: 403 },
    /the proxy http:\/\/127\.0\.0\.1:\d+ refused with 403: check SLACK_BOT_TOKEN, the network, HTTPS_PROXY and SLACK_API_URL/,
  ],
] as const) {
  test(`a proxy that ${what} is named, and Slack isn’t reached past it`, async (t) => {
    const proxy = await connectProxy(t, options);
    const { api } = await slackOverHttp(t);
    const before = api.calls.length;
    const findings = await checkSlack(HTTP, { apiUrl: api.url, proxy: { url: proxy.url, except: null } });
    t.false(findings[1]?.ok);
    t.regex(findings[1]?.says ?? '', says);
    t.is(api.calls.length, before);
  });
}

test('a post that the proxy refuses was never sent, so it may be sent again', async (t) => {
  const proxy = await connectProxy(t, { refuses: 502 });
  const { api } = await slackOverHttp(t);
  const client = new SlackClient(BOT_TOKEN, boltLogger(new RecordingLogger()), {
    apiUrl: api.url,
    network: openNetwork({ url: proxy.url, except: null }),
  });
  const error = await t.throwsAsync(client.chat.postMessage({ channel: 'C1', text: 'hello' }));
  t.regex(error?.message ?? '', /refused with 502/);
  t.true(proxy.asked.length > 1, 'it was tried again');
});

test('a proxy that is away is a network error with what to check', async (t) => {
  const { api } = await slackOverHttp(t);
  const findings = await checkSlack(HTTP, { apiUrl: api.url, proxy: { url: 'http://127.0.0.1:9', except: null } });
  t.regex(findings[1]?.says ?? '', /HTTPS_PROXY/);
});
