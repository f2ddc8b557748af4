import test from 'ava';
import type { AskedClientOutcome } from '../../src/usecases/asked-client/asked-client.ts';
import type { Services } from '../../src/usecases/services.ts';
import { audited } from '../helpers/audited.ts';
import { sampleLookup } from '../helpers/samples/sample-lookup.ts';
import { press } from '../helpers/slack/press.ts';
import { slackOverHttp } from '../helpers/slack/slack-over-http.ts';
import { command, sendCommand, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
type View = { readonly private_metadata: string; readonly callback_id: string };

const ask = (setup: Setup, text: string): Promise<Response> =>
  sendCommand(setup.url, command('/bond-client', text, { response_url: setup.api.responseUrl }));

const lookingUp = () => {
  const asked: string[] = [];
  const services: Partial<Services> = {
    lookUpClient: async ({ client }) => {
      asked.push(client.id);
      return audited(sampleLookup());
    },
  };
  return { asked, services };
};

test('a client is answered in direct messages: facts, charts, table, past advice and where to go from here', async (t) => {
  const { asked, services } = lookingUp();
  const setup = await slackOverHttp(t, services);
  await ask(setup, ' C_0042 ');
  const posted = await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0042']);
  t.is(posted.channel, 'D_U_ADVISOR');
  t.is(posted.text, 'C_0042 · ₹2.5 lakh matures on 15 Jul 2026: Vidyut Power 9.50%; ₹5 lakh matures in the next two years');
  t.deepEqual(
    (posted.blocks as Array<{ type: string }>).map(({ type }) => type),
    ['header', 'rich_text', 'context', 'rich_text', 'actions'],
  );
  t.regex(String((await setup.api.nth('response_url')).text), /^Sent to you privately/);
});

test('without an id it asks which client, and answers about the one who is picked', async (t) => {
  const { asked, services } = lookingUp();
  const setup = await slackOverHttp(t, services);
  await ask(setup, '');
  const view = (await setup.api.nth('views.open')).view as View & { title: { text: string } };
  t.is(view.title.text, 'Look up a client');
  const values = { client: { client_picked: { type: 'external_select', selected_option: { value: 'C_0042' } } } };
  await sendInteraction(setup.url, submission(view.callback_id, values, view.private_metadata));
  await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0042']);
});

test('“More …” looks the client up again, and replies in the message’s thread with everything else', async (t) => {
  const { asked, services } = lookingUp();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('client_more', 'C_0042'));
  const reply = await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0042']);
  t.like(reply, { channel: 'D_U_ADVISOR', thread_ts: '1700000000.000100' });
  t.regex(String(reply.text), /^More on C_0042 · ₹2\.5 lakh matures/);
  t.regex(JSON.stringify(reply.blocks), /Relationship manager.*data_table/);
  await sendInteraction(setup.url, press('client_more', 'C_0042'));
  await setup.api.nth('chat.update');
  await setup.app.stop();
  t.is(setup.api.of('chat.postMessage').length, 1, 'a second press posts no second copy');
});

test('the button "Profile" under another answer leads here', async (t) => {
  const { asked, services } = lookingUp();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('client_profile', 'C_0042'));
  await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0042']);
});

test('the picture holds no client id', async (t) => {
  const drawn: string[] = [];
  const charts = {
    render: async (chart: object) => {
      drawn.push(JSON.stringify(chart));
      return new Uint8Array([1]);
    },
    close: async () => {},
  };
  const setup = await slackOverHttp(t, lookingUp().services, { charts });
  await ask(setup, 'C_0042');
  await setup.api.nth('response_url');
  await setup.app.stop();
  t.is(drawn.length, 1);
  t.false(drawn.join().includes('C_0042'));
});

const SAID: ReadonlyArray<readonly [AskedClientOutcome, RegExp]> = [
  [{ kind: 'unknown-client', asked: 'C_0O42', similar: ['C_0042'] }, /^You have no client C_0O42\. Did you mean/],
  [{ kind: 'unknown-client', asked: 'C_0O42', similar: [] }, /Type \/bond-client without an id/],
  [{ kind: 'source-down', message: 'the book is away' }, /^The firm’s book can’t be read right now/],
];
for (const [outcome, words] of SAID) {
  test(`${outcome.kind} is said to the asker alone: ${words.source.slice(0, 20)}`, async (t) => {
    const setup = await slackOverHttp(t, { ...lookingUp().services, askedClient: async () => outcome });
    await ask(setup, 'C_0O42');
    const answer = await setup.api.nth('response_url');
    t.is(answer.response_type, 'ephemeral');
    t.regex(String(answer.text), words);
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}

test('a stranger learns nothing, and an id of ten thousand characters is not looked up', async (t) => {
  const { asked, services } = lookingUp();
  const stranger = await slackOverHttp(t, { ...services, whoIs: async () => null });
  await ask(stranger, 'C_0042');
  await stranger.api.nth('response_url');
  const setup = await slackOverHttp(t, services);
  await ask(setup, 'x'.repeat(10_000));
  t.regex(String((await setup.api.nth('response_url')).text), /^You have no client x{39}…/);
  t.deepEqual(asked, []);
});
