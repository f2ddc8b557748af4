import test from 'ava';
import { ADMIN_ACTIONS } from '../../views/admin/admin-actions.ts';
import { ADD_CHANNEL_BLOCK, ADD_CHANNEL_SELECT, CHANNELS_VIEW, REMOVE_CHANNEL } from '../../views/admin/channels-modal.ts';
import { EXPLORATION_BLOCK, EXPLORATION_SELECT, EXPLORATION_VIEW } from '../../views/admin/exploration-modal.ts';
import { CHOOSE_PERSON } from '../../views/admin/people-modal.ts';
import { PERSON_VIEW, ROLE_BLOCK, ROLE_SELECT } from '../../views/admin/person-modal.ts';
import { RESET_APPROVE, RESET_REFUSE } from '../../views/admin/reset-messages.ts';
import { RESET_BLOCK, RESET_INPUT, RESET_VIEW } from '../../views/admin/reset-modal.ts';
import { RETRAIN_VIEW, SEGMENTS_BLOCK, SEGMENTS_SELECT } from '../../views/admin/retrain-modal.ts';
import { ACTIVATE_SELECT, COMPARE_SELECT } from '../../views/admin/versions-message.ts';
import { BREAKDOWN_CHANGE_ACTION } from '../../views/breakdown/breakdown-message.ts';
import { BREAKDOWN_FIELDS, BREAKDOWN_VIEW } from '../../views/breakdown/breakdown-modal.ts';
import { DIGEST_ACTIONS } from '../../views/digest/digest-panel.ts';
import { DIGEST_CLOCK, DIGEST_DAY, DIGEST_TIME_VIEW, DIGEST_ZONE } from '../../views/digest/digest-time-modal.ts';
import { HOME_ACTIONS } from '../../views/home/home-actions.ts';
import { stringsIn } from '../helpers/inside.ts';
import { productOverHttp, STAFF } from '../helpers/slack/product-over-http.ts';
import { feedbackPress, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';

interface Asked {
  readonly name: string;
  readonly body: (user: string) => Record<string, unknown>;
}

/** A press. Only Slack can send it, but it also does for somebody who still has an old message or modal open. */
const pressed = (actionId: string, action: Record<string, unknown> = {}): Asked => ({
  name: `button ${actionId}`,
  body: (user) =>
    feedbackPress('', {
      user: { id: user, team_id: 'T1' },
      channel: { id: 'C_TEAM', name: 'team' },
      actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1700000200.000001', ...action }],
    }),
});
const submitted = (view: string, values: Record<string, unknown>, metadata: unknown = ''): Asked => ({
  name: `form ${view}`,
  body: (user) => submission(view, values, typeof metadata === 'string' ? metadata : JSON.stringify(metadata), user),
});
const option = (value: string) => ({ selected_option: { value } });
const chosen = (block: string, element: string, value: unknown) => ({ [block]: { [element]: value } });
const PLACE = { channel: 'C_TEAM', responseUrl: null };

/** Everything that only admins may do, with values as our own forms send them. */
const FOR_ADMINS: readonly Asked[] = [
  pressed(HOME_ACTIONS.admin),
  ...Object.values(ADMIN_ACTIONS).map((id) => pressed(id)),
  pressed(CHOOSE_PERSON, { type: 'users_select', selected_user: STAFF.advisor }),
  pressed(REMOVE_CHANNEL, { value: 'C_ALLOWED' }),
  pressed(ACTIVATE_SELECT, { type: 'static_select', ...option('1') }),
  pressed(COMPARE_SELECT, { type: 'static_select', ...option('1') }),
  pressed(RESET_APPROVE, { value: 'an-approval' }),
  pressed(RESET_REFUSE, { value: 'an-approval' }),
  submitted(RETRAIN_VIEW, chosen(SEGMENTS_BLOCK, SEGMENTS_SELECT, option('3'))),
  submitted(EXPLORATION_VIEW, chosen(EXPLORATION_BLOCK, EXPLORATION_SELECT, option('0.1'))),
  submitted(CHANNELS_VIEW, chosen(ADD_CHANNEL_BLOCK, ADD_CHANNEL_SELECT, { selected_conversation: 'C0NEW' })),
  submitted(PERSON_VIEW, chosen(ROLE_BLOCK, ROLE_SELECT, option('admin')), { slackUserId: STAFF.advisor, list: null }),
  submitted(RESET_VIEW, chosen(RESET_BLOCK, RESET_INPUT, { value: 'forget everything learned' })),
];

/** What supervisors may do too. */
const FOR_SUPERVISORS: readonly Asked[] = [
  pressed(HOME_ACTIONS.breakdown),
  pressed(BREAKDOWN_CHANGE_ACTION, { value: '["clients","segment",[null,null,null,null],null]' }),
  submitted(
    BREAKDOWN_VIEW,
    {
      ...chosen(BREAKDOWN_FIELDS.measure, BREAKDOWN_FIELDS.measure, option('clients')),
      ...chosen(BREAKDOWN_FIELDS.by, BREAKDOWN_FIELDS.by, option('segment')),
    },
    PLACE,
  ),
  ...(['subscribe', 'test', 'time', 'pause', 'resume', 'unsubscribe'] as const).map((action) => pressed(DIGEST_ACTIONS[action])),
  submitted(
    DIGEST_TIME_VIEW,
    {
      ...chosen(DIGEST_DAY, DIGEST_DAY, option('2')),
      ...chosen(DIGEST_CLOCK, DIGEST_CLOCK, { selected_time: '10:30' }),
      ...chosen(DIGEST_ZONE, DIGEST_ZONE, option('UTC')),
    },
    PLACE,
  ),
];

const REFUSED: ReadonlyArray<readonly [role: 'stranger' | 'advisor' | 'supervisor', asked: readonly Asked[]]> = [
  ['stranger', [...FOR_ADMINS, ...FOR_SUPERVISORS]],
  ['advisor', [...FOR_ADMINS, ...FOR_SUPERVISORS]],
  ['supervisor', FOR_ADMINS],
];

/** The product's own tables, without the rows for refusals and greetings. */
const state = async ({ product: { database } }: Awaited<ReturnType<typeof productOverHttp>>): Promise<string> => {
  const names: Array<{ name: string }> = await database.knex('sqlite_master').where({ type: 'table' }).where('name', 'like', 'advisor_%');
  const kept = names.map(({ name }) => name).filter((name) => !['advisor_audit', 'advisor_audit_keys', 'advisor_marks'].includes(name));
  return JSON.stringify(await Promise.all(kept.sort().map(async (name) => [name, await database.knex(name).select()])));
};

const WORDS = /for admins|Only admins|Only an admin|no role|for supervisors|supervisors and admins/i;

for (const [role, asked] of REFUSED) {
  for (const { name, body } of asked) {
    test.serial(`${name}: refused to the ${role}, and nothing changes`, async (t) => {
      const whole = await productOverHttp(t);
      const { api, app, url, product } = whole;
      api.answer('views.open', () => ({ ok: true, view: { id: 'V1', hash: 'h' } }));
      const { stores } = product;
      const [at, until] = [new Date('2026-03-01T00:00:00Z'), new Date('2099-01-01T00:00:00Z')];
      await stores.settings.put('client-channels', { value: { channels: ['C_ALLOWED'] }, setBy: STAFF.admin, setAt: at });
      await stores.approvals.ask({ id: 'an-approval', what: 'reset', askedBy: STAFF.admin, askedAt: at, expiresAt: until, askedOf: [] });
      const before = await state(whole);

      const reply = await sendInteraction(url, body(STAFF[role]));
      const said = await reply.text();
      await app.stop();

      t.is(reply.status, 200);
      t.is(await state(whole), before);
      t.deepEqual(api.of('views.push'), []);
      t.deepEqual(api.of('chat.update'), []);
      t.deepEqual(api.of('files.completeUploadExternal'), []);
      t.deepEqual(api.of('chat.postMessage'), []);
      // Only the refusal is opened or said.
      const left = [said, ...api.calls.filter(({ method }) => /^(views|chat)\./.test(method)).map(({ args }) => stringsIn(args).join(' '))];
      t.regex(left.join(' '), WORDS);
      t.notRegex(left.join(' '), /Q-table|120|Segment 1/);
      const refusals = await product.database.knex('advisor_audit').where({ actor_id: STAFF[role], action: 'access.refused' });
      t.is(refusals.length, 1, 'on record');
    });
  }
}
