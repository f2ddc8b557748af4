import test from 'ava';
import { ADMIN_ACTIONS } from '../../views/admin/admin-actions.ts';
import { CHOOSE_PERSON } from '../../views/admin/people-modal.ts';
import { CLIENT_ACTIONS } from '../../views/asked-client/client-buttons.ts';
import { BREAKDOWN_FIELDS, BREAKDOWN_VIEW } from '../../views/breakdown/breakdown-modal.ts';
import { DIGEST_ACTIONS } from '../../views/digest/digest-panel.ts';
import { HOME_ACTIONS } from '../../views/home/home-actions.ts';
import { productOverHttp as open, type productOverHttp, STAFF } from '../helpers/slack/product-over-http.ts';
import { command, eventOf, feedbackPress, sendCommand, sendEvent, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';

/** Ids and issuers that Slack, if it read them as markup, would show as a call to a channel, a mention, a link, bold or reversed text. */
const HOSTILE = ['<!channel>', '<@U1>', '*bold*', '<https://evil.example|click>', 'evil\u202e\u2067dlob', '&lt;!here&gt;'] as const;

type Setup = Awaited<ReturnType<typeof productOverHttp>>;

/** The demo book with hostile names for clients and issuers, and a model trained on it. */
const hostileBook = async (setup: Setup): Promise<readonly string[]> => {
  const { database, trainAdvisor } = setup.product;
  const users: Array<{ id: number; client_id: string }> = await database
    .knex('users')
    .where({ rm_id: 1 })
    .select('id', 'client_id')
    .orderBy('id');
  const renamed = users.slice(0, HOSTILE.length);
  for (const [at, { id }] of renamed.entries()) await database.knex('users').where({ id }).update({ client_id: HOSTILE[at] });
  const bonds: Array<{ id: number }> = await database.knex('product_master').select('id');
  for (const { id } of bonds)
    await database
      .knex('product_master')
      .where({ id })
      .update({ issuer_name: HOSTILE[id % HOSTILE.length] });
  const trained = await trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  if (trained.kind !== 'trained') throw new Error(trained.kind);
  return renamed.map((_, at) => HOSTILE[at] as string);
};

/** Every sent text that Slack reads as markup: `mrkdwn` objects, and the words in notifications. */
const markup = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const own = object.type === 'mrkdwn' && typeof object.text === 'string' ? [object.text] : [];
  return [...own, ...Object.values(object).flatMap(markup)];
};

const problemsOf = ({ method, args }: { readonly method: string; readonly args: Record<string, unknown> }): string[] => {
  const texts = [...markup(args), ...(typeof args.text === 'string' ? [args.text] : [])];
  const active = texts.filter((text) => /<(!channel|!here|@U1|https:\/\/evil)/.test(text));
  const bold = markup(args).filter((text) => text.includes('*bold*'));
  const sent = JSON.stringify({ ...args, private_metadata: null, view: args.view });
  // A button's value comes back as it was sent. What people read holds no characters that reverse text.
  const turning = /"text":"[^"]*[\u202e\u2067]/.test(sent) ? ['a line is turned around'] : [];
  return [...active, ...bold, ...turning].map((problem) => `${method}: ${problem.slice(0, 200)}`);
};

const quoted = (client: string): string => (/\s/.test(client) ? `"${client}"` : client);
const slackText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('names and ids that look like markup are shown as plain text everywhere', async (t) => {
  const setup = await open(t);
  const clients = await hostileBook(setup);
  const user = STAFF.supervisor;
  const typed = (name: string, text: string) =>
    sendCommand(setup.url, command(name, slackText(text), { user_id: user, channel_id: `D_${user}`, response_url: setup.api.responseUrl }));
  const pressed = (actionId: string, value: string) =>
    sendInteraction(
      setup.url,
      feedbackPress('', {
        user: { id: user, team_id: 'T1' },
        channel: { id: `D_${user}`, name: 'directmessage' },
        actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, action_ts: '1700000200.000001' }],
      }),
    );
  for (const [at, client] of clients.entries()) {
    const other = clients[(at + 1) % clients.length] as string;
    for (const name of ['/bond-recommend', '/bond-client', '/bond-family']) t.is((await typed(name, client)).status, 200);
    t.is((await typed('/bond-compare', `${quoted(client)} ${quoted(other)}`)).status, 200);
    t.is((await typed('/bond-recommend', `${client}no such client`)).status, 200);
    for (const actionId of Object.values(CLIENT_ACTIONS)) t.is((await pressed(actionId, client)).status, 200);
    // Nobody is to be turned away because so many ask at once.
    await setup.app.quiet();
  }
  await setup.app.stop();
  const answers = setup.api.calls.filter(({ method }) => method === 'chat.postMessage');
  t.true(answers.length >= clients.length * 6, `${answers.length} answers`);
  for (const client of clients.slice(0, 4))
    t.true(
      answers.some(({ args }) => JSON.stringify(args.blocks).includes(JSON.stringify(client).slice(1, -1))),
      client,
    );
  t.deepEqual(setup.api.calls.flatMap(problemsOf), []);
});

test('so are they on Home, in the administration, in breakdowns, in a digest, and in answers to messages', async (t) => {
  const setup = await open(t);
  const { api, url, product } = setup;
  for (const method of ['views.open', 'views.push']) api.answer(method, () => ({ ok: true, view: { id: 'V1', hash: 'h' } }));
  api.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, profile: { real_name: HOSTILE[0] } } }));
  const { knex } = product.database;
  const managers: Array<{ id: number }> = await knex('admins').select('id');
  for (const [at, { id }] of managers.entries())
    await knex('admins')
      .where({ id })
      .update({ name: HOSTILE[at % HOSTILE.length] });
  const clients = await hostileBook(setup);
  // The clients to call are those with hostile names.
  for (const [at, client] of clients.entries())
    await knex('advisor_calls').where({ relationship_manager_id: '1', place: at }).update({ client_id: client, client_name: client });

  const press = async (user: string, actionId: string, more: object = {}): Promise<void> => {
    await sendInteraction(
      url,
      feedbackPress('', {
        user: { id: user, team_id: 'T1' },
        channel: { id: `D_${user}`, name: 'directmessage' },
        actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1700000200.000001', ...more }],
      }),
    );
    // Nobody is to be turned away because so many ask at once.
    await setup.app.quiet();
  };
  const opened = (user: string) => eventOf({ type: 'app_home_opened', tab: 'home', user, channel: `D_${user}`, event_ts: '1700000400.1' });
  for (const user of [STAFF.advisor, STAFF.admin]) {
    await sendEvent(url, opened(user));
    await press(user, HOME_ACTIONS.calls);
  }
  for (const actionId of Object.values(ADMIN_ACTIONS).filter((id) => id !== ADMIN_ACTIONS.refresh)) await press(STAFF.admin, actionId);
  await press(STAFF.admin, HOME_ACTIONS.admin);
  await press(STAFF.admin, CHOOSE_PERSON, { type: 'users_select', selected_user: STAFF.advisor });
  for (const action of ['preview', 'test'] as const) await press(STAFF.admin, DIGEST_ACTIONS[action]);
  for (const by of ['segment', 'type', 'band'])
    await sendInteraction(
      url,
      submission(
        BREAKDOWN_VIEW,
        Object.fromEntries(
          [
            [BREAKDOWN_FIELDS.measure, 'clients'],
            [BREAKDOWN_FIELDS.by, by],
          ].map(([id, value]) => [id, { [id as string]: { selected_option: { value } } }]),
        ),
        JSON.stringify({ channel: `D_${STAFF.admin}`, responseUrl: null }),
        STAFF.admin,
      ),
    );
  for (const [at, client] of clients.entries()) {
    const message = { type: 'message', channel_type: 'im', channel: `D_${STAFF.admin}`, user: STAFF.admin, ts: `1700000500.00010${at}` };
    await sendEvent(url, eventOf({ ...message, text: `what of ${slackText(client)}?` }));
  }
  await setup.app.stop();
  const sent = api.calls.map(({ args }) => JSON.stringify(args)).join('\n');
  for (const method of ['views.publish', 'views.update', 'views.push', 'chat.postMessage']) t.true(api.of(method).length > 0, method);
  t.regex(sent, /<!channel>/);
  t.deepEqual(api.calls.flatMap(problemsOf), []);
});
