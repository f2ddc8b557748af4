import test from 'ava';
import type { ClientSuggestion } from '../../src/usecases/outcomes.ts';
import { slackOverHttp } from '../helpers/slack-over-http.ts';
import { command, sendCommand, sendInteraction, submission, suggestion } from '../helpers/slack-requests.ts';

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
    recommendBond: async ({ clientId }) => {
      asked.push(clientId);
      return { kind: 'unknown-client', asked: clientId, similar: [] };
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
  t.regex(String((await setup.api.nth('response_url')).text), /^Sent to your direct messages/);
});

test('a submission without a choice is told so in the modal', async (t) => {
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

test('an expired trigger ends in a sentence with a reference', async (t) => {
  const setup = await slackOverHttp(t);
  setup.api.answer('views.open', () => ({ ok: false, error: 'expired_trigger_id' }));
  await sendCommand(setup.url, command('/bond-recommend', '', { response_url: setup.api.responseUrl }));
  t.regex(String((await setup.api.nth('response_url')).text), /^That did not work.*reference: [0-9a-f]{8}/);
});

test('the type-ahead asks for what was typed, within what the person may see', async (t) => {
  const asked: unknown[] = [];
  const { url } = await slackOverHttp(t, {
    searchClients: async (request) => {
      asked.push(request);
      return [{ clientId: 'C_0042', riskBand: null, trades: 1, totalInvested: 4_500_000 }];
    },
  });
  const response = await sendInteraction(url, suggestion('client_picked', 'c_00'));
  t.deepEqual(await response.json(), {
    options: [{ text: { type: 'plain_text', text: 'C_0042 · band unknown · 1 purchase · ₹45,000', emoji: false }, value: 'C_0042' }],
  });
  t.like(asked[0] as object, { text: 'c_00', limit: 100, actor: { id: 'U_ADVISOR', role: 'advisor' } });
});

test('strangers are offered nobody, and a search that fails offers nobody', async (t) => {
  const searchClients = async (): Promise<readonly ClientSuggestion[]> => {
    throw new Error('the database is away');
  };
  const { url, logger } = await slackOverHttp(t, { searchClients });
  t.deepEqual(await (await sendInteraction(url, suggestion('client_picked', 'c', 'U_STRANGER'))).json(), { options: [] });
  t.is(logger.lines.filter(({ level }) => level === 'error').length, 0);
  t.deepEqual(await (await sendInteraction(url, suggestion('client_picked', 'c'))).json(), { options: [] });
  t.is(logger.lines.filter(({ level }) => level === 'error').length, 1);
});
