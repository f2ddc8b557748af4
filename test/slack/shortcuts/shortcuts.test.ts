import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import { messageText } from '../../../src/slack/shortcuts/message-text.ts';
import type { Audited } from '../../../src/usecases/actor/audit-trail.ts';
import type { NamedClients } from '../../../src/usecases/shortcuts/find-named-clients.ts';
import { audited } from '../../helpers/audited.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
// biome-ignore lint/suspicious/noExplicitAny: what Slack is sent is read as JSON.
type Json = any;

let serial = 0;
const shortcut = (callbackId: string, user = 'U_ADVISOR'): Json => ({
  type: 'shortcut',
  token: 'unused',
  team: { id: 'T1', domain: 'firm' },
  user: { id: user, username: 'advisor', team_id: 'T1' },
  callback_id: callbackId,
  trigger_id: `8.8.${++serial}`,
  action_ts: `1700000300.00000${serial}`,
});
const onMessage = ({ api }: Setup, text: string, user = 'U_ADVISOR'): Json => ({
  ...shortcut('recommend_for_message', user),
  type: 'message_action',
  channel: { id: 'C_TEAM', name: 'team' },
  message_ts: '1700000000.000100',
  message: { type: 'message', user: 'U_OTHER', ts: '1700000000.000100', text },
  response_url: api.responseUrl,
});
const naming =
  (...ids: string[]) =>
  async (): Promise<Audited<NamedClients>> =>
    audited({ named: ids.map(clientId), similar: null });
const submit = async (setup: Setup, view: Json, values: Json): Promise<string> =>
  (await sendInteraction(setup.url, submission(view.callback_id, values, view.private_metadata))).text();

test('the global shortcut opens the picker, and its answer goes to direct messages', async (t) => {
  const setup = await slackOverHttp(t);
  await sendInteraction(setup.url, shortcut('recommend_bond'));
  const view = (await setup.api.nth('views.open')).view as Json;
  t.is(view.callback_id, 'pick_client');
  await submit(setup, view, { client: { client_picked: { selected_option: { value: 'C_0042' } } } });
  t.like(await setup.api.nth('chat.postMessage'), { channel: 'D_U_ADVISOR' });
});

test('the shortcut for a new client opens its form', async (t) => {
  const setup = await slackOverHttp(t);
  await sendInteraction(setup.url, shortcut('register_client'));
  t.is(((await setup.api.nth('views.open')).view as Json).callback_id, 'intake_form');
});

test('one client in the message is answered at once, without a modal', async (t) => {
  const texts: string[] = [];
  const setup = await slackOverHttp(t, {
    findNamedClients: async ({ text }) => {
      texts.push(text);
      return naming('C_0042')();
    },
  });
  await sendInteraction(setup.url, onMessage(setup, 'What about C_0042?'));
  t.regex(String((await setup.api.nth('chat.postMessage')).text), /^Offer/);
  t.deepEqual(texts, ['What about C_0042?']);
  t.deepEqual(setup.api.of('views.open'), []);
});

test('several clients in the message: asks which, and recommends for that one', async (t) => {
  const asked: string[] = [];
  const setup = await slackOverHttp(t, {
    findNamedClients: naming('C_0041', 'C_0042'),
    askedClient: async ({ asked: id }) => {
      asked.push(id);
      return { kind: 'unknown-client', asked: id, similar: [] };
    },
  });
  await sendInteraction(setup.url, onMessage(setup, 'C_0041 and C_0042'));
  const view = (await setup.api.nth('views.open')).view as Json;
  t.deepEqual(
    view.blocks.at(-1).element.options.map((option: Json) => option.value),
    ['C_0041', 'C_0042'],
  );
  await submit(setup, view, { which: { which_client_named: { selected_option: { value: 'C_0041' } } } });
  await setup.api.nth('response_url');
  t.deepEqual(asked, ['C_0041']);
});

test('no client in the message: says so and asks, with the closest match filled in', async (t) => {
  const similar = { clientId: clientId('C_0042'), riskBand: 'B' as const, trades: 6, totalInvested: 125_000_000 as never };
  const setup = await slackOverHttp(t, { findNamedClients: async () => audited({ named: [], similar }) });
  await sendInteraction(setup.url, onMessage(setup, 'call C_42'));
  const view = (await setup.api.nth('views.open')).view as Json;
  t.regex(JSON.stringify(view.blocks[0]), /No client of yours is named/);
  t.is(view.blocks[1].element.initial_option.value, 'C_0042');
  await submit(setup, view, { which: { client_picked: { selected_option: { value: 'C_0042' } } } });
  t.regex(String((await setup.api.nth('chat.postMessage')).text), /^Offer/);
});

test('a stranger is told whom to ask, whatever the message names', async (t) => {
  const setup = await slackOverHttp(t, { findNamedClients: async () => t.fail() as never });
  await sendInteraction(setup.url, onMessage(setup, 'C_0042', 'U_NOBODY'));
  t.regex(String((await setup.api.nth('response_url')).text), /role/);
});

test('a submission without a client is asked for again', async (t) => {
  const setup = await slackOverHttp(t);
  t.regex(await submit(setup, { callback_id: 'which_client', private_metadata: 'made up' }, {}), /Pick a client from the list/);
});

test('a message’s words come from its text and its blocks, however deep, and from nothing else', (t) => {
  const message = {
    text: 'one',
    user: 'U1',
    blocks: [
      {
        type: 'rich_text',
        elements: [
          {
            elements: [
              { type: 'text', text: 'two' },
              { type: 'link', url: 'https://x', text: 'three' },
            ],
          },
        ],
      },
    ],
    attachments: [{ text: 'four', blocks: [{ text: { type: 'mrkdwn', text: 'five' } }] }],
  };
  t.is(messageText(message), 'one\ntwo\nthree\nfour\nfive');
  for (const nothing of [null, undefined, 7, 'text', [], { blocks: 'x' }]) t.is(messageText(nothing), '');
  t.is(messageText({ text: 'x'.repeat(100_000) }).length, 40_000);
  let deep: Json = { text: 'deep' };
  for (let level = 0; level < 5000; level++) deep = { elements: [deep] };
  t.is(messageText({ blocks: [deep] }), '');
});
