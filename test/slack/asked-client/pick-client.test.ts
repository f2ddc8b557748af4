import test from 'ava';
import { audited } from '../../helpers/audited.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { STAFF } from '../../helpers/slack/product-over-http.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, eventOf, sendCommand, sendEvent, sendInteraction, submission, suggestion } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
type View = { readonly private_metadata: string; readonly callback_id: string };

const open = async (setup: Setup): Promise<View> => {
  await sendCommand(setup.url, command('/bond-recommend', '  ', { response_url: setup.api.responseUrl, trigger_id: '1.2.open' }));
  const opened = await setup.api.nth('views.open');
  if (opened.trigger_id !== '1.2.open') throw new Error('another trigger');
  return opened.view as View;
};
const chosen = (clientId: string | null) => ({
  client: { client_picked: { type: 'external_select', selected_option: clientId === null ? null : { value: clientId } } },
});

test('without an id the modal asks which client, and its submission is answered like the command', async (t) => {
  const asked: string[] = [];
  const setup = await slackOverHttp(t, {
    askedClient: async ({ asked: id }) => {
      asked.push(id);
      return { kind: 'unknown-client', asked: id, similar: [] };
    },
  });
  const view = await open(setup);
  const response = await sendInteraction(setup.url, submission(view.callback_id, chosen('C_0042'), view.private_metadata));
  t.is(response.status, 200);
  t.is(await response.text(), '');
  await setup.api.nth('response_url');
  t.deepEqual(asked, ['C_0042']);
});

test('a recommendation from the modal goes to direct messages, with a note where the command was typed', async (t) => {
  const setup = await slackOverHttp(t);
  const view = await open(setup);
  await sendInteraction(setup.url, submission(view.callback_id, chosen('C_0042'), view.private_metadata));
  t.is((await setup.api.nth('chat.postMessage')).channel, 'D_U_ADVISOR');
  t.regex(String((await setup.api.nth('response_url')).text), /^Sent to you privately/);
});

test('a submission without a choice gets words in the modal', async (t) => {
  const setup = await slackOverHttp(t);
  const view = await open(setup);
  const response = await sendInteraction(setup.url, submission(view.callback_id, chosen(null), view.private_metadata));
  t.deepEqual(await response.json(), { response_action: 'errors', errors: { client: 'Pick a client from the list' } });
});

test('a submission whose metadata cannot be read still reaches its person', async (t) => {
  const setup = await slackOverHttp(t);
  await sendInteraction(setup.url, submission('pick_client', chosen('C_0042'), 'nonsense'));
  t.is((await setup.api.nth('chat.postMessage')).channel, 'D_U_ADVISOR');
});

test('somebody who lost the role meanwhile gets no recommendation', async (t) => {
  const setup = await slackOverHttp(t);
  const view = await open(setup);
  await sendInteraction(setup.url, submission(view.callback_id, chosen('C_0042'), view.private_metadata, 'U_STRANGER'));
  t.regex(String((await setup.api.nth('response_url')).text), /^You have no role/);
});

test('a modal that comes too late ends in a sentence that says to press again', async (t) => {
  const setup = await slackOverHttp(t);
  setup.api.answer('views.open', () => ({ ok: false, error: 'expired_trigger_id' }));
  await sendCommand(setup.url, command('/bond-recommend', '', { response_url: setup.api.responseUrl }));
  t.is((await setup.api.nth('response_url')).text, 'That took too long for Slack. Press again.');
});

test('the type-ahead searches for the typed text among the clients whom the person may see', async (t) => {
  const asked: unknown[] = [];
  const { url } = await slackOverHttp(t, {
    searchClients: async (request) => {
      asked.push(request);
      return audited([{ clientId: 'C_0042', riskBand: null, trades: 1, totalInvested: 4_500_000 }]);
    },
  });
  const response = await sendInteraction(url, suggestion('client_picked', 'c_00'));
  t.deepEqual(await response.json(), {
    options: [{ text: { type: 'plain_text', text: 'C_0042 · band unknown · 1 purchase, ₹45,000 bought', emoji: false }, value: 'C_0042' }],
  });
  t.like(asked[0] as object, { text: 'c_00', limit: 100, actor: { id: 'U_ADVISOR', role: 'advisor' } });
});

test('strangers are offered nobody, and a search that fails says so', async (t) => {
  const searchClients = async (): Promise<never> => {
    throw new Error('the database is away');
  };
  const { url, logger } = await slackOverHttp(t, { searchClients });
  t.deepEqual(await (await sendInteraction(url, suggestion('client_picked', 'c', 'U_STRANGER'))).json(), { options: [] });
  t.is(logger.lines.filter(({ level }) => level === 'error').length, 0);
  t.like(await (await sendInteraction(url, suggestion('client_picked', 'c'))).json(), {
    options: [{ text: { text: 'Can’t search right now. Try again in a minute.' }, value: '—' }],
  });
  t.is(logger.lines.filter(({ level }) => level === 'error').length, 1);
});

test('a firm with names types and sees them in direct messages; a channel, the log and the audit log have ids alone', async (t) => {
  const product = await openTrainedProduct(t);
  const { knex } = product.database;
  const name = 'Asha Quillfeather';
  const [other] = await knex('users').whereNot({ rm_id: 1 }).whereNotNull('client_id').limit(1).pluck('client_id');
  await knex.schema.alterTable('users', (table) => table.string('name'));
  for (const client_id of ['C_0042', other]) {
    await knex('users').where({ client_id }).update({ name });
    await knex('advisor_profiles').where({ client_id }).update({ client_name: name, name_key: name.toLowerCase() });
  }
  await product.stores.people.put({ slackUserId: STAFF.advisor, role: 'advisor', relationshipManagerIds: ['1'] });
  await product.stores.people.put({ slackUserId: STAFF.supervisor, role: 'supervisor', relationshipManagerIds: [] });
  const setup = await slackOverHttp(
    t,
    { ...product.services, mayPostClientResultsIn: (channel) => channel === 'C_TEAM' },
    { drainMs: 30_000 },
  );
  const { api, url, logger } = setup;
  const type = (text: string, user: string, channel_id: string) =>
    sendCommand(url, command('/bond-recommend', text, { user_id: user, channel_id, response_url: api.responseUrl }));

  await type('asha  quillfeather', STAFF.advisor, 'D_U_ADVISOR');
  const own = await api.nth('chat.postMessage');
  t.regex(String(own.text), /to Asha Quillfeather · C_0042/, 'the namesake is another adviser’s client');
  t.false(JSON.stringify(own).includes(other));

  await type('C_0042', STAFF.advisor, 'C_TEAM');
  const inChannel = JSON.stringify(await api.nth('chat.postMessage', 2));
  t.true(inChannel.includes('C_TEAM') && inChannel.includes('C_0042'));
  t.false(inChannel.includes('Quillfeather'), inChannel);

  await type(name, STAFF.supervisor, 'C_OTHER');
  const choice = JSON.stringify(await api.nth('response_url'));
  for (const id of ['C_0042', other]) t.true(choice.includes(`${name} · ${id}`), choice);

  await sendInteraction(url, suggestion('client_picked', 'quill', STAFF.advisor));
  const message = { type: 'message', channel_type: 'im', user: STAFF.advisor, channel: 'D_U_ADVISOR', ts: '1700000900.000100' };
  await sendEvent(url, eventOf({ ...message, text: `what fits ${name}?` }));
  // The first message of a person is greeted, too.
  await api.nth('chat.postMessage', 4);
  const offered = JSON.stringify(api.of('chat.postMessage').slice(2));
  t.true(offered.includes('C_0042') && offered.includes(name), offered);
  await setup.app.stop();
  t.notRegex(JSON.stringify(logger), /quill/i);
  const deeds = await knex('advisor_audit').select('action', 'detail');
  t.true(deeds.length >= 4);
  t.notRegex(JSON.stringify(deeds), /quill/i);
});
