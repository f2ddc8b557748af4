import test from 'ava';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';

const ID = 'digest:C_DESK:2026-03-09T03:30:00.000Z';

test('a digest is posted with its id as metadata, and its ts is returned', async (t) => {
  const { app, api } = await slackOverHttp(t);
  t.deepEqual(await app.digestPoster.post('C_DESK', ID, sampleDigest(), false), { kind: 'posted', ts: '1700000000.000100' });
  const posted = await api.nth('chat.postMessage');
  t.like(posted, { channel: 'C_DESK', metadata: { event_type: 'bond_digest', event_payload: { id: ID } } });
  t.notRegex(JSON.stringify(posted.blocks), /you may see it twice/);
  await app.digestPoster.post('C_DESK', ID, sampleDigest(), true);
  t.regex(JSON.stringify((await api.nth('chat.postMessage', 2)).blocks), /you may see it twice/);
});

for (const [error, outcome] of [
  ['not_in_channel', { kind: 'refused', reason: 'not_in_channel' }],
  ['channel_not_found', { kind: 'refused', reason: 'channel_not_found' }],
  ['is_archived', { kind: 'refused', reason: 'is_archived' }],
  ['fatal_error', { kind: 'unconfirmed' }],
  ['token_revoked', { kind: 'failed', why: 'token_revoked' }],
] as const) {
  test(`if Slack says ${error}, the outcome is ${outcome.kind}`, async (t) => {
    const { app, api } = await slackOverHttp(t);
    api.answer('chat.postMessage', () => ({ ok: false, error }));
    t.deepEqual(await app.digestPoster.post('C_DESK', ID, sampleDigest(), false), outcome);
  });
}

test('a channel that has been shared since it subscribed gets no digest', async (t) => {
  const { app, api } = await slackOverHttp(t);
  api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel, is_pending_ext_shared: true } }));
  t.deepEqual(await app.digestPoster.post('C_DESK', ID, sampleDigest(), false), { kind: 'refused', reason: 'shared_channel' });
  t.deepEqual(api.of('chat.postMessage'), []);
});

test('a connection that ends after the message was sent leaves it unconfirmed, and it is not sent again by itself', async (t) => {
  const { app, api } = await slackOverHttp(t);
  api.answer('chat.postMessage', () => 'hang up');
  t.deepEqual(await app.digestPoster.post('C_DESK', ID, sampleDigest(), false), { kind: 'unconfirmed' });
  t.is(api.of('chat.postMessage').length, 1);
});

test('if Slack asks to wait, the digest waits and is posted once', async (t) => {
  const { app, api } = await slackOverHttp(t);
  api.answerOnce('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
  t.like(await app.digestPoster.post('C_DESK', ID, sampleDigest(), false), { kind: 'posted' });
  t.is(api.of('chat.postMessage').length, 2);
});

test('whoever subscribed a channel is told of its pause in direct messages', async (t) => {
  const { app, api } = await slackOverHttp(t);
  t.like(await app.digestPoster.tellPaused('U_SITA', { channel: 'C_DESK', reason: 'is_archived' }), { kind: 'posted' });
  const told = await api.nth('chat.postMessage');
  t.is(told.channel, 'D_U_SITA');
  t.regex(JSON.stringify(told.blocks), /was archived.*Resume/);
  api.answer('conversations.open', () => ({ ok: false, error: 'user_not_found' }));
  t.like(await app.digestPoster.tellPaused('U_GONE', { channel: 'C_DESK', reason: 'is_archived' }), { kind: 'failed' });
});
