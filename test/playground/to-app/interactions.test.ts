import test from 'ava';
import { type Json, type StandIn, startStandIn } from '../stand-in-app.ts';

const CHANNEL = 'C0BONDDESK';
const BUTTONS = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [{ type: 'button', action_id: 'go', value: 'x', text: { type: 'plain_text', text: 'Go' } }],
  },
];
const CLICK = { type: 'button', block_id: 'row', action_id: 'go', value: 'x' };

const pressed = async (app: StandIn): Promise<{ ts: string; body: Json; signed: boolean }> => {
  const { ts } = await app.api('chat.postMessage', { channel: CHANNEL, text: 'Choose', blocks: BUTTONS });
  mustWork(await app.page('act', { as: 'U0ADVISOR1', channel: CHANNEL, ts, action: CLICK, values: {} }));
  const { body, signed } = await app.next('interaction');
  return { ts, body, signed };
};
const mustWork = (answer: Json): void => {
  if (answer.ok !== true) throw new Error(JSON.stringify(answer));
};
const say = (url: string, body: Json): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const texts = async (app: StandIn): Promise<string[]> =>
  (await app.api('conversations.history', { channel: CHANNEL })).messages.map((it: Json) => it.text);

test('a pressed button reaches the app with the message, the place, the state and who pressed it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { ts, body, signed } = await pressed(app);
  t.true(signed);
  t.like(body, {
    type: 'block_actions',
    user: { id: 'U0ADVISOR1', username: 'asha.advisor' },
    channel: { id: CHANNEL, name: 'bond-desk' },
    container: { type: 'message', message_ts: ts, channel_id: CHANNEL, is_ephemeral: false },
    message: { ts, user: 'U0BONDBOT' },
    state: { values: {} },
    actions: [{ ...CLICK }],
  });
  t.regex(body.actions[0].action_ts, /^\d{10}\.\d{6}$/);
  t.truthy(body.trigger_id);
});

test('an element that is not in the message cannot be used', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { ts } = await app.api('chat.postMessage', { channel: CHANNEL, text: 'Choose', blocks: BUTTONS });
  const action = { ...CLICK, action_id: 'other' };
  t.like(await app.page('act', { as: 'U0ADVISOR1', channel: CHANNEL, ts, action }), { ok: false, error: 'element_not_found' });
});

test('blocks and elements without an id are given one', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const bare = [{ type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] }];
  const { message } = await app.api('chat.postMessage', { channel: CHANNEL, text: 'Choose', blocks: bare });
  t.regex(message.blocks[0].block_id, /^\w{5}$/);
  t.regex(message.blocks[0].elements[0].action_id, /^\w{5}$/);
});

test('a response_url replaces the message, posts another, deletes it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { body } = await pressed(app);
  t.is((await say(body.response_url, { replace_original: true, text: 'Chosen' })).status, 200);
  t.deepEqual(await texts(app), ['Chosen']);
  await say(body.response_url, { response_type: 'in_channel', text: 'Also this' });
  t.deepEqual(await texts(app), ['Also this', 'Chosen']);
  await say(body.response_url, { text: 'for one' });
  await say(body.response_url, { delete_original: true });
  t.deepEqual(await texts(app), ['Also this']);
});

test('a response_url is good five times', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { body } = await pressed(app);
  const codes: number[] = [];
  for (let use = 0; use < 5; use += 1) codes.push((await say(body.response_url, { text: String(use) })).status);
  t.deepEqual(codes, [200, 200, 200, 200, 200]);
  const sixth = await say(body.response_url, { text: 'once more' });
  t.is(sixth.status, 404);
  t.like(await sixth.json(), { ok: false, error: 'used_url' });
});

test('a response_url is good for thirty minutes', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { body } = await pressed(app);
  app.time.now += 30 * 60_000;
  t.is((await say(body.response_url, { text: 'just in time' })).status, 200);
  app.time.now += 1;
  t.like(await (await say(body.response_url, { text: 'late' })).json(), { error: 'expired_url' });
  t.is((await say(`${app.baseUrl}/playground/response/INVENTED`, { text: 'x' })).status, 404);
});

test('options for a select are asked of the app, with what is typed', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const select = { type: 'external_select', action_id: 'client', min_query_length: 0 };
  const blocks = [{ type: 'actions', block_id: 'row', elements: [select] }];
  const { ts } = await app.api('chat.postMessage', { channel: CHANNEL, text: 'Who?', blocks });
  const option = { text: { type: 'plain_text', text: 'C_0042' }, value: 'C_0042' };
  const asked = { as: 'U0ADVISOR1', channel: CHANNEL, ts, block_id: 'row', action_id: 'client', value: '42' };
  app.answer = () => ({ json: { options: [option] } });
  t.deepEqual(await app.page('suggest', asked), { ok: true, groups: [{ label: null, options: [option] }] });
  t.like((await app.next('interaction')).body, { type: 'block_suggestion', value: '42', block_id: 'row', action_id: 'client' });
  app.answer = () => ({ json: { option_groups: [{ label: { type: 'plain_text', text: 'Mine' }, options: [option] }] } });
  t.deepEqual(await app.page('suggest', asked), { ok: true, groups: [{ label: 'Mine', options: [option] }] });
  app.answer = () => ({ status: 500 });
  t.deepEqual(await app.page('suggest', asked), { ok: false, error: 'no_options' });
});
