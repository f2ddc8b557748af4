import test from 'ava';
import { audited } from '../../helpers/audited.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, sendCommand, sendInteraction, submission, suggestion } from '../../helpers/slack/slack-requests.ts';

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
