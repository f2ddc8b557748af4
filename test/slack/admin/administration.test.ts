import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { ADMIN_ACTIONS } from '../../../views/admin/admin-actions.ts';
import { ADMIN_VIEW } from '../../../views/admin/admin-modal.ts';
import { ADD_CHANNEL_BLOCK, ADD_CHANNEL_SELECT, CHANNELS_VIEW } from '../../../views/admin/channels-modal.ts';
import { CHOOSE_PERSON } from '../../../views/admin/people-modal.ts';
import { MANAGERS_BLOCK, MANAGERS_SELECT, PERSON_VIEW, ROLE_BLOCK, ROLE_SELECT } from '../../../views/admin/person-modal.ts';
import { RESET_APPROVE } from '../../../views/admin/reset-messages.ts';
import { RESET_BLOCK, RESET_INPUT, RESET_VIEW } from '../../../views/admin/reset-modal.ts';
import { RETRAIN_VIEW, SEGMENTS_BLOCK, SEGMENTS_SELECT } from '../../../views/admin/retrain-modal.ts';
import { ACTIVATE_SELECT } from '../../../views/admin/versions-message.ts';
import { TRAIN_NOW_ACTION } from '../../../views/notices/untrained.ts';
import { stringsIn } from '../../helpers/inside.ts';
import { productOverHttp, STAFF } from '../../helpers/slack/product-over-http.ts';
import { command, sendCommand, sendInteraction, submission, suggestion } from '../../helpers/slack/slack-requests.ts';

let serial = 0;

/** A press in a modal (`view`) or, without one, under a message. */
const press = (action: Record<string, unknown>, user: string = STAFF.admin, inMessage = false) => ({
  type: 'block_actions',
  team: { id: 'T1', domain: 'firm' },
  api_app_id: 'A1',
  token: 'unused',
  user: { id: user, team_id: 'T1' },
  trigger_id: `7.8.${++serial}`,
  ...(inMessage
    ? {
        container: { type: 'message' },
        channel: { id: `D_${user}`, name: 'directmessage' },
        message: { type: 'message', ts: '1700000000.000100' },
      }
    : {
        container: { type: 'view', view_id: 'V1' },
        view: { id: 'V1', type: 'modal', callback_id: ADMIN_VIEW, hash: 'h', state: { values: {} } },
      }),
  actions: [{ type: 'button', block_id: 'b', action_ts: '1700000200.000100', ...action }],
});

/** A real training may take long on a busy machine. */
const until = async (isSo: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 900 && !isSo(); tries++) await sleep(100);
};

const setUp = async (t: ExecutionContext) => {
  const whole = await productOverHttp(t);
  const { api, url } = whole;
  for (const method of ['views.open', 'views.push']) api.answer(method, () => ({ ok: true, view: { id: 'V1', hash: 'h' } }));
  const pressed = (action: Record<string, unknown>, user?: string, inMessage?: boolean) =>
    sendInteraction(url, press(action, user, inMessage));
  const posted = (text: RegExp) => api.of('chat.postMessage').filter((message) => text.test(stringsIn(message).join(' ')));
  return { ...whole, pressed, posted };
};

test('/bond-admin shows an admin the state of everything', async (t) => {
  const { api, url } = await setUp(t);
  await sendCommand(url, command('/bond-admin', '', { user_id: STAFF.admin }));
  const shown = stringsIn(await api.nth('views.update')).join(' ');
  t.regex(shown, /SQLite, reached/);
  t.regex(shown, /version 1, trained/);
  t.regex(shown, /120 client profiles/);
  for (const actionId of Object.values(ADMIN_ACTIONS)) t.true(shown.includes(actionId), actionId);
});

for (const role of ['advisor', 'supervisor'] as const) {
  test(`a ${role} is refused in words, by command, button and form, and each try is audited`, async (t) => {
    const { api, url, product, pressed } = await setUp(t);
    const user = STAFF[role];
    await sendCommand(url, command('/bond-admin', '', { user_id: user }));
    t.regex(stringsIn(await api.nth('chat.postEphemeral')).join(' '), /Only admins/);
    await pressed({ action_id: ADMIN_ACTIONS.exportModel }, user);
    await pressed({ action_id: 'open_admin' }, user);
    await api.nth('chat.postEphemeral', 3);
    const reply = await sendInteraction(
      url,
      submission(RESET_VIEW, { [RESET_BLOCK]: { [RESET_INPUT]: { value: 'forget everything learned' } } }, '', user),
    );
    t.regex(await reply.text(), /Only an admin/);
    t.is(api.of('views.open').length + api.of('files.completeUploadExternal').length, 0);
    const rows = await product.database.knex('advisor_audit').where({ action: 'access.refused', actor_id: user });
    t.is(rows.length, 4);
  });
}

test('the only admin learns before typing anything that a reset needs a second one', async (t) => {
  const { api, pressed, product } = await setUp(t);
  await pressed({ action_id: ADMIN_ACTIONS.reset });
  const alone = (await api.nth('views.push')).view as { readonly submit?: object; readonly blocks: readonly object[] };
  t.regex(stringsIn(alone).join(' '), /You’re the only admin/);
  t.is(alone.submit, undefined);
  await product.stores.people.put({ slackUserId: 'U0SECOND', role: 'admin', relationshipManagerIds: [] });
  await pressed({ action_id: ADMIN_ACTIONS.reset });
  const asked = (await api.nth('views.push', 2)).view as typeof alone;
  t.notRegex(stringsIn(asked).join(' '), /only admin/);
  t.truthy(asked.submit);
});

test('a stranger is told whom to ask', async (t) => {
  const { api, url } = await setUp(t);
  await sendCommand(url, command('/bond-admin', '', { user_id: STAFF.stranger }));
  t.regex(stringsIn(await api.nth('chat.postEphemeral')).join(' '), /no role/);
});

test('answers with tables and pictures go to direct messages', async (t) => {
  const { api, pressed, posted } = await setUp(t);
  for (const action of ['model', 'versions', 'quality', 'jobs', 'bursts'] as const) await pressed({ action_id: ADMIN_ACTIONS[action] });
  await api.nth('chat.postMessage', 5);
  t.true(api.of('chat.postMessage').every(({ channel }) => channel === `D_${STAFF.admin}`));
  for (const text of [
    /Model 1 in figures/,
    /1 model version/,
    /not been read for figures|Data quality/,
    /No job has run|latest jobs/,
    /No unusual feedback/,
  ]) {
    t.is(posted(text).length, 1, String(text));
  }
  await pressed({ action_id: ADMIN_ACTIONS.exportModel });
  const { channel_id, initial_comment } = await api.nth('files.completeUploadExternal');
  t.is(channel_id, `D_${STAFF.admin}`);
  t.regex(String(initial_comment), /Model 1/);
});

test('a training shows how far it is and ends with its gate and what changed; another at the same time is refused politely', async (t) => {
  const { api, url, product, pressed, posted } = await setUp(t);
  const values = { [SEGMENTS_BLOCK]: { [SEGMENTS_SELECT]: { selected_option: { value: '3' } } } };
  const start = () => sendInteraction(url, submission(RETRAIN_VIEW, values, '', STAFF.admin));
  await start();
  await api.nth('chat.postMessage');
  await pressed({ action_id: TRAIN_NOW_ACTION }, STAFF.admin, true);
  t.regex(String((await api.nth('chat.postEphemeral')).text), /Training has started/);
  await until(() => posted(/What changed from model 1 to model 2/).length > 0);
  const updates = api.of('chat.update').map((update) => stringsIn(update).join(' '));
  t.true(updates.some((text) => /Somebody is at it already/.test(text)));
  t.true(updates.some((text) => /Model 2 (is active|didn't pass)/.test(text)));
  t.is(posted(/What changed from model 1 to model 2/).length, 1);
  t.is((await product.stores.models.list()).length, 2);

  await pressed({ type: 'static_select', action_id: ACTIVATE_SELECT, selected_option: { value: '1' } }, STAFF.admin, true);
  await api.nth('chat.postMessage', 4);
  t.is(await product.stores.models.activeVersion(), 1);
  await until(() => api.of('chat.update').some((update) => /read again.*under model 1/s.test(stringsIn(update).join(' '))));
  t.is((await product.digestFigures.latest())?.figures.model.version, 1);
  const refused = await sendInteraction(
    url,
    submission(RETRAIN_VIEW, { [SEGMENTS_BLOCK]: { [SEGMENTS_SELECT]: { selected_option: { value: '99' } } } }, '', STAFF.admin),
  );
  t.regex(await refused.text(), /Choose how many/);
});

test('a person is given a role and relationship managers, found by typing; one of the same name is proposed', async (t) => {
  const { api, url, product, pressed } = await setUp(t);
  const [manager] = await product.source.readRelationshipManagers();
  api.answer('users.info', () => ({ ok: true, user: { id: 'U0NEW', profile: { real_name: manager?.name?.toUpperCase() } } }));
  await pressed({ type: 'users_select', action_id: CHOOSE_PERSON, selected_user: 'U0NEW' });
  const form = await api.nth('views.update');
  t.regex(stringsIn(form).join(' '), /of the same name is proposed/);

  const found = await sendInteraction(url, suggestion(MANAGERS_SELECT, manager?.id ?? '', STAFF.admin));
  t.true((await found.text()).includes(`"value":"${manager?.id}"`));
  const nothing = await sendInteraction(url, suggestion(MANAGERS_SELECT, '', STAFF.supervisor));
  t.deepEqual(await nothing.json(), { options: [] });

  const values = (role: string) => ({
    [ROLE_BLOCK]: { [ROLE_SELECT]: { selected_option: { value: role } } },
    [MANAGERS_BLOCK]: { [MANAGERS_SELECT]: { selected_options: [{ value: manager?.id }] } },
  });
  const metadata = JSON.stringify({ slackUserId: 'U0NEW', list: 'V1' });
  await sendInteraction(url, submission(PERSON_VIEW, values('advisor'), metadata, STAFF.admin));
  await api.nth('views.update', 2);
  t.deepEqual(await product.services.whoIs('U0NEW'), { id: 'U0NEW', role: 'advisor', sees: [manager?.id ?? ''] });
  const own = await sendInteraction(
    url,
    submission(PERSON_VIEW, values('none'), JSON.stringify({ slackUserId: STAFF.admin, list: null }), STAFF.admin),
  );
  t.regex(await own.text(), /only admin/);
  const forged = await sendInteraction(url, submission(PERSON_VIEW, values('admin'), metadata, STAFF.supervisor));
  t.regex(await forged.text(), /Only an admin/);
  t.like(await product.services.whoIs('U0NEW'), { role: 'advisor' });
});

const CHANNELS: ReadonlyArray<readonly [string, Record<string, unknown>, Record<string, unknown>, boolean]> = [
  ['of the firm', {}, {}, true],
  ['shared with another organisation', { is_ext_shared: true }, {}, false],
  ['about to be shared', { is_pending_ext_shared: true }, {}, false],
  ['shared within an enterprise', { is_org_shared: true }, {}, false],
  ['with a guest', {}, { is_restricted: true }, false],
  ['with a guest of one channel', {}, { is_ultra_restricted: true }, false],
  ['with somebody from elsewhere', {}, { is_stranger: true }, false],
];
for (const [what, channel, person, isAllowed] of CHANNELS) {
  test(`a channel ${what} is ${isAllowed ? 'allowed for clients’ facts' : 'refused'}`, async (t) => {
    const { api, url, product } = await setUp(t);
    api.answer('conversations.info', () => ({ ok: true, channel: { id: 'C0NEW', ...channel } }));
    api.answer('conversations.members', ({ cursor }) =>
      cursor ? { ok: true, members: ['U2'] } : { ok: true, members: ['U1', 'UBOT'], response_metadata: { next_cursor: 'more' } },
    );
    api.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, ...(user === 'U2' ? person : {}), is_bot: user === 'UBOT' } }));
    const values = { [`${ADD_CHANNEL_BLOCK}0`]: { [ADD_CHANNEL_SELECT]: { selected_conversation: 'C0NEW' } } };
    await sendInteraction(url, submission(CHANNELS_VIEW, values, '', STAFF.admin));
    t.regex(stringsIn(await api.nth('views.update')).join(' '), isAllowed ? /Allowed: / : /aren’t allowed there/);
    t.is(product.services.mayPostClientResultsIn('C0NEW'), isAllowed);
  });
}

const UNSAID: ReadonlyArray<readonly [string, string, { ok: true } & Record<string, unknown>]> = [
  ['names no members', 'conversations.members', { ok: true }],
  ['names nobody as a member', 'conversations.members', { ok: true, members: [] }],
  ['goes on naming members for ever', 'conversations.members', { ok: true, members: ['U1'], response_metadata: { next_cursor: 'more' } }],
  ['says nothing about a member', 'users.info', { ok: true }],
  ['says nothing about the channel', 'conversations.info', { ok: true }],
];
for (const [what, method, answer] of UNSAID) {
  test(`a channel is refused if Slack ${what}`, async (t) => {
    const { api, url, product } = await setUp(t);
    api.answer('conversations.members', () => ({ ok: true, members: ['U1'] }));
    api.answer('users.info', ({ user }) => ({ ok: true, user: { id: user } }));
    api.answer(method, () => answer);
    const values = { [`${ADD_CHANNEL_BLOCK}0`]: { [ADD_CHANNEL_SELECT]: { selected_conversation: 'C0NEW' } } };
    await sendInteraction(url, submission(CHANNELS_VIEW, values, '', STAFF.admin));
    t.notRegex(stringsIn(await api.nth('views.update')).join(' '), /Allowed: /);
    t.false(product.services.mayPostClientResultsIn('C0NEW'));
  });
}

test('a channel that the bot may not look into is refused', async (t) => {
  const { api, url, product } = await setUp(t);
  api.answer('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
  const values = { [`${ADD_CHANNEL_BLOCK}3`]: { [ADD_CHANNEL_SELECT]: { selected_conversation: 'G0SECRET' } } };
  await sendInteraction(url, submission(CHANNELS_VIEW, values, '', STAFF.admin));
  t.regex(stringsIn(await api.nth('views.update')).join(' '), /can’t see who is in this channel/);
  t.false(product.services.mayPostClientResultsIn('G0SECRET'));
});

test('a reset is asked for in the modal, approved in another admin’s direct messages, and both are told where the backup is', async (t) => {
  const { api, url, product, pressed, posted } = await setUp(t);
  await product.stores.people.put({ slackUserId: 'U_SECOND', role: 'admin', relationshipManagerIds: [] });
  const typed = (value: string) =>
    sendInteraction(url, submission(RESET_VIEW, { [RESET_BLOCK]: { [RESET_INPUT]: { value } } }, '', STAFF.admin));
  t.regex(await (await typed('yes')).text(), /Type the words exactly/);
  await typed('forget everything learned');
  await api.nth('chat.postMessage', 2);
  const [request] = posted(/needs your approval/);
  t.is(request?.channel, 'D_U_SECOND');
  const { id } = await product.database.knex('advisor_approvals').first();

  await pressed({ action_id: RESET_APPROVE, value: id }, STAFF.admin, true);
  await api.nth('chat.postEphemeral', 2);
  t.is((await product.stores.models.list()).length, 1, 'who asks cannot approve');

  await pressed({ action_id: RESET_APPROVE, value: id }, 'U_SECOND', true);
  t.regex(stringsIn(await api.nth('chat.update')).join(' '), /is reset.*before-reset-/s);
  await api.nth('chat.postMessage', 3);
  t.is(posted(/is reset.*before-reset-/s)[0]?.channel, `D_${STAFF.admin}`);
  t.deepEqual(await product.stores.models.list(), []);
});
