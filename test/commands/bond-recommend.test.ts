import test from 'ava';
import type { AskedClientOutcome } from '../../src/usecases/asked-client/asked-client.ts';
import type { Services } from '../../src/usecases/services.ts';
import { audited } from '../helpers/audited.ts';
import { fakeAskedClient } from '../helpers/fake-asked-client.ts';
import { NO_SIGNS, sampleShown } from '../helpers/samples/sample-recommendation.ts';
import { slackOverHttp } from '../helpers/slack/slack-over-http.ts';
import { command, sendCommand } from '../helpers/slack/slack-requests.ts';

type Setup = Awaited<ReturnType<typeof slackOverHttp>>;

const ask = (setup: Setup, text: string, more: Record<string, string> = {}): Promise<Response> =>
  sendCommand(setup.url, command('/bond-recommend', text, { response_url: setup.api.responseUrl, ...more }));

test('the answer goes to the asker’s direct messages, its place is noted, and in the channel they are only told so', async (t) => {
  const setup = await slackOverHttp(t);
  const response = await ask(setup, ' C_0042 ');
  t.is(response.status, 200);
  t.is(await response.text(), '');
  const note = await setup.api.nth('response_url');
  const posted = setup.api.of('chat.postMessage');
  t.is(posted.length, 1);
  t.is(posted[0]?.channel, 'D_U_ADVISOR');
  t.regex(String(posted[0]?.text), /^Offer Corporate Bonds to C_0042 · Best of 3 types that fit: 54% chance among them/);
  t.deepEqual(setup.places, [{ id: sampleShown().id, place: { channel: 'D_U_ADVISOR', ts: '1700000000.000100' } }]);
  t.is(note.response_type, 'ephemeral');
  t.regex(String(note.text), /^Sent to you privately/);
  t.false(JSON.stringify(note).includes('C_0042'));
});

test('in direct messages the answer is posted right there, without a note', async (t) => {
  const setup = await slackOverHttp(t);
  await ask(setup, 'C_0042', { channel_id: 'D_U_ADVISOR', channel_name: 'directmessage' });
  await setup.api.nth('chat.postMessage');
  await setup.app.stop();
  t.deepEqual(setup.api.of('response_url'), []);
});

test('in an allowed channel the answer is posted in the channel', async (t) => {
  const setup = await slackOverHttp(t, { mayPostClientResultsIn: (channel) => channel === 'C_TEAM' });
  await ask(setup, 'C_0042');
  t.is((await setup.api.nth('chat.postMessage')).channel, 'C_TEAM');
  await setup.app.stop();
  t.deepEqual(setup.api.of('conversations.open'), []);
  t.deepEqual(setup.api.of('response_url'), []);
});

for (const [what, reply] of [
  ['has been shared with another organisation', { ok: true, channel: { id: 'C_TEAM', is_ext_shared: true } }],
  ['is about to be shared with another organisation', { ok: true, channel: { id: 'C_TEAM', is_pending_ext_shared: true } }],
  ['is unknown to Slack', { ok: false, error: 'missing_scope' }],
  ['is one that Slack says nothing about', { ok: true }],
] as const) {
  test(`if the allowed channel ${what}, the answer goes to direct messages`, async (t) => {
    const setup = await slackOverHttp(t, { mayPostClientResultsIn: () => true });
    setup.api.answer('conversations.info', () => reply);
    await ask(setup, 'C_0042');
    t.is((await setup.api.nth('chat.postMessage')).channel, 'D_U_ADVISOR');
    await setup.app.stop();
    t.is(setup.api.of('chat.postMessage').length, 1);
  });
}

for (const error of ['not_in_channel', 'channel_not_found', 'is_archived']) {
  test(`if Slack says ${error}, the answer goes to direct messages`, async (t) => {
    const setup = await slackOverHttp(t, { mayPostClientResultsIn: () => true });
    setup.api.answer('chat.postMessage', ({ channel }) =>
      channel === 'C_TEAM' ? { ok: false, error } : { ok: true, channel, ts: '1700000000.000200' },
    );
    await ask(setup, 'C_0042');
    await setup.api.nth('response_url');
    t.deepEqual(setup.places, [{ id: sampleShown().id, place: { channel: 'D_U_ADVISOR', ts: '1700000000.000200' } }]);
  });
}

test('a message that Slack may have taken is sent again once, and says that it may be the second', async (t) => {
  const setup = await slackOverHttp(t);
  setup.api.answer('chat.postMessage', () => 'hang up');
  await ask(setup, 'C_0042');
  t.regex(String((await setup.api.nth('response_url')).text), /^That didn’t work/);
  t.deepEqual(
    setup.api.of('chat.postMessage').map((posted) => /may be the second copy/.test(JSON.stringify(posted))),
    [false, true],
  );
});

test('if a place cannot be noted, the message stays', async (t) => {
  const setup = await slackOverHttp(t, {
    noteRecommendationPosted: async () => {
      throw new Error('the database is away');
    },
  });
  await ask(setup, 'C_0042');
  t.regex(String((await setup.api.nth('response_url')).text), /^Sent to you privately/);
});

test('a stranger learns whom to ask and nothing else', async (t) => {
  const asked: string[] = [];
  const setup = await slackOverHttp(t, {
    askedClient: async ({ asked: id }) => {
      asked.push(id);
      return { kind: 'unknown-client', asked: id, similar: [] };
    },
  });
  await ask(setup, 'C_0042', { user_id: 'U_STRANGER' });
  const answer = await setup.api.nth('response_url');
  t.regex(String(answer.text), /^You have no role in Bond Advisor yet/);
  t.true(JSON.stringify(answer.blocks).includes('"user_id":"UADMIN"'));
  await ask(setup, '', { user_id: 'U_STRANGER' });
  await setup.api.nth('response_url', 2);
  t.deepEqual(asked, []);
  t.deepEqual(setup.api.of('views.open'), []);
});

test('without a model an admin can train at once, and anyone else hears whom to ask', async (t) => {
  const recommendBond: Services['recommendBond'] = async () => ({ kind: 'untrained' });
  const other = await slackOverHttp(t, { recommendBond });
  await ask(other, 'C_0042');
  t.regex(String((await other.api.nth('response_url')).text), /Ask <@UADMIN> to train it/);
  const admin = await slackOverHttp(t, { recommendBond, admins: async () => ['U_ADVISOR'] });
  await ask(admin, 'C_0042');
  t.regex(JSON.stringify((await admin.api.nth('response_url')).blocks), /"action_id":"train_now"/);
});

const asking = (outcome: AskedClientOutcome): Partial<Services> => ({ askedClient: async () => outcome });
const outcomes: ReadonlyArray<readonly [string, Partial<Services>, RegExp]> = [
  ['an unknown client', asking({ kind: 'unknown-client', asked: 'C_0O42', similar: ['C_0042', 'C_0043'] }), /^You have no client C_0O42/],
  ['no model yet', { recommendBond: async () => ({ kind: 'untrained' }) }, /^Bond Advisor hasn’t been trained yet/],
  ['a book that is away', asking({ kind: 'source-down', message: 'the book is away' }), /^The firm’s book can’t be read right now/],
];
for (const [what, services, words] of outcomes) {
  test(`${what} is said to the asker alone`, async (t) => {
    const setup = await slackOverHttp(t, services);
    await ask(setup, 'C_0O42');
    const answer = await setup.api.nth('response_url');
    t.is(answer.response_type, 'ephemeral');
    t.regex(String(answer.text), words);
    t.deepEqual(setup.api.of('chat.postMessage'), []);
  });
}

test('nothing suitable is an answer about the client, so it goes to direct messages', async (t) => {
  const shown = audited(sampleShown({ recommendation: { recommended: [] } }));
  const setup = await slackOverHttp(t, { recommendBond: async () => ({ kind: 'nothing-suitable', shown }) });
  await ask(setup, 'C_0042');
  const posted = await setup.api.nth('chat.postMessage');
  t.is(posted.channel, 'D_U_ADVISOR');
  t.regex(String(posted.text), /^Nothing suitable for C_0042/);
  t.false(JSON.stringify(posted.blocks).includes('feedback_buttons'));
});

test('an id in another letter case finds the one client it can mean', async (t) => {
  const asked: string[] = [];
  const setup = await slackOverHttp(t, {
    askedClient: fakeAskedClient(['C_0042', 'C_00421']),
    recommendBond: async ({ client }) => {
      asked.push(client.id);
      return { kind: 'recommended', shown: audited(sampleShown()), tally: NO_SIGNS, places: [] };
    },
  });
  await ask(setup, 'c_0042');
  await setup.api.nth('chat.postMessage');
  t.deepEqual(asked, ['C_0042']);
});

test('an id of ten thousand characters is not looked up, and not echoed whole', async (t) => {
  const recommendBond: Services['recommendBond'] = async () => {
    throw new Error('must not be asked');
  };
  const setup = await slackOverHttp(t, { recommendBond });
  await ask(setup, 'x'.repeat(10_000));
  const answer = await setup.api.nth('response_url');
  t.regex(String(answer.text), /^You have no client x{39}…/);
  t.true(JSON.stringify(answer).length < 1000);
});

test('what Slack escaped in the command is looked up as it was typed, and shown inert', async (t) => {
  const asked: string[] = [];
  const setup = await slackOverHttp(t, {
    askedClient: async ({ asked: id }) => {
      asked.push(id);
      return { kind: 'unknown-client', asked: id, similar: [] };
    },
  });
  await ask(setup, 'A&amp;B &lt;!channel&gt;');
  const answer = await setup.api.nth('response_url');
  t.deepEqual(asked, ['A&B <!channel>']);
  t.true(String(answer.text).includes('A&amp;B &lt;!channel&gt;'));
});

test('an error shows a reference and nothing else; the log has both', async (t) => {
  const setup = await slackOverHttp(t, {
    recommendBond: async () => {
      throw new Error('ER_ACCESS_DENIED for xoxb-123-secret at 10.0.0.7');
    },
  });
  t.is((await ask(setup, 'C_0042')).status, 200);
  const answer = await setup.api.nth('response_url');
  const reference = /reference: ([0-9a-f]{8})/.exec(String(answer.text))?.[1] ?? 'none';
  t.false(/ER_ACCESS|10\.0\.0\.7|at .*\.ts/.test(JSON.stringify(answer)));
  const logged = setup.logger.lines.find(({ message }) => message === 'a request from Slack failed');
  t.like(logged?.details, { reference, error: 'Error', message: 'ER_ACCESS_DENIED for [token] at 10.0.0.7' });
});

test('without a response URL an ephemeral message answers, and if that fails a direct message', async (t) => {
  const setup = await slackOverHttp(t, { recommendBond: async () => ({ kind: 'untrained' }) });
  await ask(setup, 'C_0042', { response_url: '' });
  t.like(await setup.api.nth('chat.postEphemeral'), { channel: 'C_TEAM', user: 'U_ADVISOR' });
  setup.api.answer('response_url', () => ({ ok: false }));
  setup.api.answer('chat.postEphemeral', () => ({ ok: false, error: 'user_not_in_channel' }));
  await ask(setup, 'C_0042');
  t.is((await setup.api.nth('chat.postMessage')).channel, 'D_U_ADVISOR');
});

test('neither the log nor a refusal ever holds a message text', async (t) => {
  const setup = await slackOverHttp(t);
  await ask(setup, 'C_0042');
  await setup.api.nth('response_url');
  await setup.app.stop();
  t.false(/C_0042|Corporate|xoxb|signing secret/.test(setup.logger.text));
});
