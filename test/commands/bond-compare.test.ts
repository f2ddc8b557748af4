import test from 'ava';
import type { AskedPairOutcome } from '../../src/usecases/compare/asked-pair.ts';
import type { CompareClientsOutcome } from '../../src/usecases/compare/compare-outcome.ts';
import type { Services } from '../../src/usecases/services.ts';
import { audited } from '../helpers/audited.ts';
import { sampleComparison } from '../helpers/samples/sample-comparison.ts';
import { press } from '../helpers/slack/press.ts';
import { slackOverHttp } from '../helpers/slack/slack-over-http.ts';
import { command, sendCommand, sendInteraction, submission } from '../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;
type View = { readonly private_metadata: string; readonly callback_id: string; readonly blocks: ReadonlyArray<Record<string, never>> };

const ask = (setup: Setup, text: string): Promise<Response> =>
  sendCommand(setup.url, command('/bond-compare', text, { response_url: setup.api.responseUrl }));

const comparing = (outcome: CompareClientsOutcome = { kind: 'compared', comparison: audited(sampleComparison()) }) => {
  const asked: Array<readonly [string, string]> = [];
  const services: Partial<Services> = {
    compareClients: async ({ left, right }) => {
      asked.push([left.id, right.id]);
      return outcome;
    },
  };
  return { asked, services };
};

const filledIn = (view: View): Array<string | undefined> =>
  view.blocks.map((block) => (block as { element?: { initial_option?: { value: string } } }).element?.initial_option?.value);

const picked = (left: string | null, right: string | null) => {
  const field = (value: string | null) => ({
    client_picked: { type: 'external_select', selected_option: value === null ? null : { value } },
  });
  return { compare_first: field(left), compare_second: field(right) };
};

test('two ids are answered at once, in direct messages, with buttons of both', async (t) => {
  const { asked, services } = comparing();
  const setup = await slackOverHttp(t, services);
  await ask(setup, 'C_0042 "C_0017"');
  const posted = await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, [['C_0042', 'C_0017']]);
  t.is(posted.channel, 'D_U_ADVISOR');
  t.regex(String(posted.text), /^C_0042 vs C_0017: Two segments/);
  const types = (posted.blocks as Array<{ type: string }>).map(({ type }) => type);
  t.deepEqual(types, ['header', 'rich_text', 'context', 'actions', 'actions']);
});

test('“More …” compares them again, and replies in the message’s thread with everything else', async (t) => {
  const { asked, services } = comparing();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('compare_more', '["C_0042","C_0017"]'));
  const reply = await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, [['C_0042', 'C_0017']]);
  t.like(reply, { channel: 'D_U_ADVISOR', thread_ts: '1700000000.000100' });
  t.regex(String(reply.text), /^More on C_0042 vs C_0017/);
  t.regex(JSON.stringify(reply.blocks), /Biggest differences.*data_table/);
  await sendInteraction(setup.url, press('compare_more', '["C_0042","C_0017"]'));
  await setup.api.nth('chat.update');
  await setup.app.stop();
  t.is(setup.api.of('chat.postMessage').length, 1, 'a second press posts no second copy');
});

test('“More …” shows nothing of clients whom the person may not see any more', async (t) => {
  const { asked, services } = comparing();
  const unknown: AskedPairOutcome = { kind: 'unknown-clients', unknown: [{ asked: 'C_0017', similar: [] }] };
  const setup = await slackOverHttp(t, { ...services, askedPair: async () => unknown });
  await sendInteraction(setup.url, press('compare_more', '["C_0042","C_0017"]'));
  t.regex(String((await setup.api.nth('chat.postEphemeral')).text), /^You have no client C_0017/);
  t.deepEqual([asked, setup.api.of('chat.postMessage')], [[], []]);
});

test('without an id, or with one, the modal asks for what is missing', async (t) => {
  const setup = await slackOverHttp(t);
  await ask(setup, '');
  await ask(setup, 'C_0042');
  t.deepEqual(filledIn((await setup.api.nth('views.open', 1)).view as View), [undefined, undefined]);
  t.deepEqual(filledIn((await setup.api.nth('views.open', 2)).view as View), ['C_0042', undefined]);
});

test('three ids are answered with what is expected', async (t) => {
  const setup = await slackOverHttp(t);
  await ask(setup, 'A B C');
  t.regex(String((await setup.api.nth('response_url')).text), /^Name two clients/);
});

test('the button under an answer opens the modal with that client filled in', async (t) => {
  const setup = await slackOverHttp(t);
  await sendInteraction(setup.url, press('client_compare', 'C_0042'));
  t.deepEqual(filledIn((await setup.api.nth('views.open')).view as View), ['C_0042', undefined]);
});

test('two ids after another command are compared by a press', async (t) => {
  const { asked, services } = comparing();
  const setup = await slackOverHttp(t, services);
  await sendInteraction(setup.url, press('compare_named', 'C_0042 “C_0017”'));
  t.regex(String((await setup.api.nth('chat.postMessage')).text), /^C_0042 vs C_0017/);
  t.deepEqual(asked, [['C_0042', 'C_0017']]);
});

test('the modal is answered like the command, and shows errors for the same client twice and an empty field', async (t) => {
  const { asked, services } = comparing();
  const setup = await slackOverHttp(t, services);
  await ask(setup, 'C_0042');
  const view = (await setup.api.nth('views.open')).view as View;
  const submit = async (left: string | null, right: string | null) =>
    (await sendInteraction(setup.url, submission(view.callback_id, picked(left, right), view.private_metadata))).text();
  t.deepEqual(JSON.parse(await submit('C_0042', 'C_0042')), {
    response_action: 'errors',
    errors: { compare_second: 'That’s the same client: pick another one' },
  });
  t.deepEqual(Object.keys(JSON.parse(await submit(null, null)).errors), ['compare_first', 'compare_second']);
  t.deepEqual(asked, []);
  t.is(await submit('C_0042', 'C_0017'), '');
  await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, [['C_0042', 'C_0017']]);
});

const SAID: ReadonlyArray<readonly [CompareClientsOutcome | AskedPairOutcome, RegExp]> = [
  [{ kind: 'unknown-clients', unknown: [{ asked: 'C_9', similar: ['C_0009'] }] }, /^You have no client C_9\. Did you mean/],
  [
    {
      kind: 'unknown-clients',
      unknown: [
        { asked: 'C_9', similar: [] },
        { asked: '<!channel>', similar: [] },
      ],
    },
    /^You have no clients C_9 and &lt;!channel&gt;\./,
  ],
  [{ kind: 'same-client', clientId: 'C_0042' }, /^Both are the same client: C_0042/],
  [{ kind: 'untrained' }, /^Bond Advisor hasn’t been trained yet/],
  [{ kind: 'source-down', message: 'the book is away' }, /^The firm’s book can’t be read right now/],
];

for (const [outcome, said] of SAID) {
  test(`${outcome.kind} is said to the asker alone: ${said}`, async (t) => {
    const isOfPair = outcome.kind === 'unknown-clients' || outcome.kind === 'source-down' || outcome.kind === 'asked';
    const services = isOfPair ? { askedPair: async () => outcome } : comparing(outcome).services;
    const setup = await slackOverHttp(t, services);
    await ask(setup, 'C_9 C_0042');
    const told = await setup.api.nth('response_url');
    t.regex(String(told.text), said);
    t.is(told.response_type, 'ephemeral');
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}

test('a stranger gets no comparison', async (t) => {
  const { asked, services } = comparing();
  const setup = await slackOverHttp(t, services);
  await sendCommand(setup.url, command('/bond-compare', 'C_0042 C_0017', { response_url: setup.api.responseUrl, user_id: 'U_STRANGER' }));
  t.regex(String((await setup.api.nth('response_url')).text), /^You have no role/);
  t.deepEqual(asked, []);
});

test('if Slack draws no charts, the picture holds no id, and the message says who is who', async (t) => {
  const drawn: string[] = [];
  const charts = {
    render: async (chart: object) => {
      drawn.push(JSON.stringify(chart));
      return new Uint8Array([1]);
    },
    close: async () => {},
  };
  const setup = await slackOverHttp(t, comparing().services, { charts });
  setup.api.answer('chat.postMessage', ({ blocks, channel }) =>
    JSON.stringify(blocks).includes('data_visualization')
      ? { ok: false, error: 'invalid_blocks', errors: ['unsupported type: data_visualization [json-pointer:/blocks/2/type]'] }
      : { ok: true, channel, ts: '1700000000.000100' },
  );
  await ask(setup, 'C_0042 C_0017');
  await setup.api.nth('files.getUploadURLExternal');
  await setup.app.stop();
  const shown = [...setup.api.of('chat.postMessage'), ...setup.api.of('chat.update')].at(-1);
  t.regex(JSON.stringify(shown?.blocks), /First is C_0042, second is C_0017/);
  t.true(drawn.length > 0);
  t.false(drawn.some((chart) => /C_00\d\d/.test(chart)));
});
