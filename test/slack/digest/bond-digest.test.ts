import test, { type ExecutionContext } from 'ava';
import type { Role } from '../../../src/usecases/ports/people-store.ts';
import { DIGEST_ACTIONS, type DigestAction } from '../../../views/digest/digest-panel.ts';
import { DIGEST_CLOCK, DIGEST_DAY, DIGEST_TIME_VIEW, DIGEST_ZONE } from '../../../views/digest/digest-time-modal.ts';
import { openProduct, openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, sendCommand, sendInteraction, submission, suggestion } from '../../helpers/slack/slack-requests.ts';

const ROLES: Readonly<Record<string, Role>> = { U_SUPERVISOR: 'supervisor', U_ADMIN: 'admin', U_ADVISOR: 'advisor' };

let serial = 0;

/** The real digest services of a trained (or empty) product, behind a real app. */
const open = async (t: ExecutionContext, trained = true) => {
  const product = trained ? await openTrainedProduct(t) : await openProduct(t);
  const { mayManageDigest, askToManageDigest, digestStanding, changeDigest, digestNow } = product.services;
  const setup = await slackOverHttp(t, {
    mayManageDigest,
    askToManageDigest,
    digestStanding,
    changeDigest,
    digestNow,
    whoIs: async (id) => (ROLES[id] ? { id, role: ROLES[id], sees: 'all' } : null),
  });
  const { api, url } = setup;
  const type = (text: string, user = 'U_SUPERVISOR') =>
    sendCommand(url, command('/bond-digest', text, { user_id: user, response_url: api.responseUrl }));
  const press = (action: DigestAction, user = 'U_SUPERVISOR', more: object = {}) =>
    sendInteraction(url, {
      type: 'block_actions',
      team: { id: 'T1', domain: 'firm' },
      api_app_id: 'A1',
      token: 'unused',
      user: { id: user, team_id: 'T1' },
      trigger_id: `1.2.${++serial}`,
      response_url: api.responseUrl,
      container: { type: 'message', message_ts: '1.1', channel_id: 'C_TEAM', is_ephemeral: true },
      channel: { id: 'C_TEAM', name: 'team' },
      actions: [{ type: 'button', action_id: DIGEST_ACTIONS[action], block_id: 'b', value: 'C_TEAM', action_ts: '1.1' }],
      ...more,
    });
  return { ...setup, product, type, press, subscriptions: product.stores.digestSubscriptions };
};

const buttonsOf = (message: Record<string, unknown>): string[] =>
  (message.blocks as Array<{ type: string; elements?: Array<{ action_id?: string }> }>)
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements }) => (elements ?? []).map(({ action_id }) => action_id ?? ''));

test('a supervisor subscribes the channel: the channel is told, the asker sees its state, and it is audited', async (t) => {
  const { api, type, press, subscriptions, product } = await open(t);
  await type('');
  const panel = await api.nth('response_url');
  t.regex(String(panel.text), /doesn’t get the weekly digest.*every Monday at 09:00 \(Asia\/Kolkata\)/);
  t.deepEqual(buttonsOf(panel), ['digest_subscribe', 'digest_preview']);
  await press('subscribe');
  t.like(await api.nth('chat.postMessage'), { channel: 'C_TEAM' });
  const after = await api.nth('response_url', 2);
  // The next Monday after Tuesday 2026-06-30.
  t.regex(JSON.stringify(after.blocks), /Mon 6 Jul 2026, 09:00/);
  t.deepEqual(buttonsOf(after), ['digest_preview', 'digest_test', 'digest_time', 'digest_pause', 'digest_unsubscribe']);
  t.like(await subscriptions.find('C_TEAM'), { subscribedBy: 'U_SUPERVISOR', time: null, pausedBy: null, notBefore: TEST_NOW });
  const audit = await product.database.knex('advisor_audit').where({ action: 'digest.subscribe' });
  t.is(audit.length, 1);
});

test('a channel that the bot is not in is found out at once, and is not subscribed', async (t) => {
  const { api, press, subscriptions } = await open(t);
  api.answer('chat.postMessage', () => ({ ok: false, error: 'not_in_channel' }));
  await press('subscribe');
  t.regex(String((await api.nth('response_url')).text), /invite @bond-advisor/);
  t.is(await subscriptions.find('C_TEAM'), null);
});

test('a channel that is shared with another organisation gets neither the digest nor a test', async (t) => {
  const { api, press, subscriptions } = await open(t);
  api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel, is_ext_shared: true } }));
  await press('subscribe');
  t.regex(String((await api.nth('response_url')).text), /shared with another organisation/);
  await press('test');
  t.regex(String((await api.nth('response_url', 2)).text), /shared with another organisation/);
  t.deepEqual([api.of('chat.postMessage'), await subscriptions.find('C_TEAM')], [[], null]);
});

test('an adviser may look but not decide, whatever they press or type; a stranger may not even look', async (t) => {
  const { api, type, press, subscriptions, app } = await open(t);
  await subscriptions.put({
    channel: 'C_TEAM',
    subscribedBy: 'U_SUPERVISOR',
    subscribedAt: TEST_NOW,
    time: null,
    pausedBy: null,
    pauseReason: null,
    notBefore: TEST_NOW,
  });
  await type('', 'U_ADVISOR');
  t.deepEqual(buttonsOf(await api.nth('response_url')), ['digest_preview']);
  const before = await subscriptions.find('C_TEAM');
  for (const action of ['subscribe', 'test', 'time', 'pause', 'resume', 'unsubscribe'] as const) {
    await press(action, 'U_ADVISOR');
    await type(action, 'U_ADVISOR');
  }
  await api.nth('response_url', 13);
  t.true(
    api
      .of('response_url')
      .slice(1)
      .every(({ text }) => /Supervisors and admins decide/.test(String(text))),
  );
  t.deepEqual(await subscriptions.find('C_TEAM'), before);
  t.deepEqual([api.of('chat.postMessage'), api.of('views.open')], [[], []]);
  await press('preview', 'U_STRANGER');
  await type('preview', 'U_STRANGER');
  await api.nth('response_url', 15);
  await app.stop();
  t.deepEqual(api.of('chat.postEphemeral'), []);
});

test('the preview is for the asker alone, in the channel, or in direct messages if Slack cannot', async (t) => {
  const { api, press } = await open(t);
  await press('preview', 'U_ADVISOR');
  const shown = await api.nth('chat.postEphemeral');
  t.like(shown, { channel: 'C_TEAM', user: 'U_ADVISOR' });
  t.regex(JSON.stringify(shown.blocks), /only you see it/);
  api.answer('chat.postEphemeral', () => ({ ok: false, error: 'user_not_in_channel' }));
  await press('preview', 'U_ADVISOR');
  t.like(await api.nth('chat.postMessage'), { channel: 'D_U_ADVISOR' });
  t.regex(String((await api.nth('response_url')).text), /direct messages/);
});

test('without charts of Slack’s own, a preview has the figures in words', async (t) => {
  const { api, press } = await open(t);
  await press('preview');
  const plain = await api.nth('chat.postEphemeral');
  t.regex(JSON.stringify(plain.blocks), /Investors: \d+ clients/);
});

test('a test goes into the channel, says so, and does not count as the week’s', async (t) => {
  const { api, press, product } = await open(t);
  await press('test', 'U_ADMIN');
  const posted = await api.nth('chat.postMessage');
  t.is(posted.channel, 'C_TEAM');
  t.regex(JSON.stringify(posted.blocks), /A test, sent by/);
  t.regex(String((await api.nth('response_url')).text), /This one is extra/);
  t.is(await product.stores.outbox.lastSent('digest', 'C_TEAM'), null);
});

test('day, time and zone are chosen in a modal, with zones to search, and errors are shown at their fields', async (t) => {
  const { api, press, subscriptions, url } = await open(t);
  await press('subscribe');
  await api.nth('response_url');
  await press('time');
  const opened = (await api.nth('views.open')) as { view: { private_metadata: string } };
  const zones = await sendInteraction(url, suggestion(DIGEST_ZONE, 'new york', 'U_SUPERVISOR'));
  t.deepEqual(
    ((await zones.json()) as { options: Array<{ value: string }> }).options.map(({ value }) => value),
    ['America/New_York'],
  );
  const values = (day: string, time: string, zone: string) => ({
    [DIGEST_DAY]: { [DIGEST_DAY]: { selected_option: { value: day } } },
    [DIGEST_CLOCK]: { [DIGEST_CLOCK]: { selected_time: time } },
    [DIGEST_ZONE]: { [DIGEST_ZONE]: { selected_option: { value: zone } } },
  });
  const send = (given: object) =>
    sendInteraction(url, submission(DIGEST_TIME_VIEW, given as never, opened.view.private_metadata, 'U_SUPERVISOR'));
  const wrong = (await (await send(values('9', '25:00', 'Nowhere/City'))).json()) as { errors: object };
  t.deepEqual(Object.keys(wrong.errors), [DIGEST_DAY, DIGEST_CLOCK, DIGEST_ZONE]);
  t.is((await subscriptions.find('C_TEAM'))?.time, null);
  await send(values('5', '17:30', 'Europe/Berlin'));
  const panel = await api.nth('response_url', 2);
  t.regex(String(panel.text), /every Friday at 17:30 \(Europe\/Berlin\).*Fri 3 Jul 2026, 17:30/);
  t.deepEqual((await subscriptions.find('C_TEAM'))?.time, { cron: '30 17 * * 5', zone: 'Europe/Berlin' });
});

test('a paused channel can be resumed by somebody else, who is told from then on; unsubscribing forgets it', async (t) => {
  const { api, type, subscriptions } = await open(t);
  await type('subscribe');
  await api.nth('response_url');
  await type('pause');
  t.regex(String((await api.nth('response_url', 2)).text), /paused here/);
  t.like(await subscriptions.find('C_TEAM'), { pausedBy: 'U_SUPERVISOR' });
  await type('resume', 'U_ADMIN');
  await api.nth('response_url', 3);
  t.like(await subscriptions.find('C_TEAM'), { pausedBy: null, subscribedBy: 'U_ADMIN' });
  await type('unsubscribe');
  await api.nth('response_url', 4);
  t.is(await subscriptions.find('C_TEAM'), null);
  await type('pause');
  t.regex(String((await api.nth('response_url', 5)).text), /doesn’t get/);
});

test('before the first training there is nothing to preview, and the asker is told what to do', async (t) => {
  const { api, press } = await open(t, false);
  await press('preview');
  t.regex(String((await api.nth('response_url')).text), /no digest yet.*first training/);
});
