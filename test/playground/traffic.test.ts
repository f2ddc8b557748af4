import test from 'ava';
import { openStream, type PageStream } from './page-stream.ts';
import { BOT_TOKEN, type Json, startStandIn } from './stand-in-app.ts';

const TYPED = { as: 'U0ADVISOR1', channel: 'D0ADVISOR1', text: '/bond-recommend C_0042' };
const over = (stream: PageStream, title: string): Promise<Json> =>
  stream.until(({ exchange }) => exchange?.title === title && exchange.outcome !== 'under-way').then(({ exchange }) => exchange);

test('a request to the app is shown with its signature, its fields, the answer and how long it took', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  app.answer = () => ({ json: { text: 'Offer Corporate Bonds' } });
  await app.page('send', TYPED);
  const exchange = await over(stream, '/bond-recommend C_0042');
  t.like(exchange, { direction: 'out', kind: 'command', method: 'POST', outcome: 'ok', error: null, reasons: [] });
  t.is(exchange.url, `${app.baseUrl}/slack/events`);
  t.is(exchange.request.bodyKind, 'form');
  t.like(JSON.parse(exchange.request.body), { command: '/bond-recommend', text: 'C_0042', user_id: 'U0ADVISOR1' });
  t.like(exchange.answer, { status: 200, bodyKind: 'json', body: '{\n  "text": "Offer Corporate Bonds"\n}' });
  t.true(exchange.tookMs >= 0);
  const headers = Object.fromEntries(exchange.request.headers);
  t.regex(headers['x-slack-request-timestamp'], /^\d{10}$/);
  t.regex(headers['x-slack-signature'], /^v0=[0-9a-f]{6}••••$/);
});

test('an exchange is told when it begins and again when it is over, under one id', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await app.page('send', TYPED);
  const { id } = await over(stream, '/bond-recommend C_0042');
  const told = stream.events
    .filter(({ exchange }) => exchange?.id === id)
    .map(({ exchange }) => [exchange.outcome, exchange.answer === null]);
  t.deepEqual(told, [
    ['under-way', true],
    ['ok', false],
  ]);
});

test('payloads in forms are opened, and the action is in the title', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
  const blocks = [{ type: 'actions', block_id: 'row', elements: [button] }];
  const { ts } = await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'x', blocks });
  const action = { type: 'button', block_id: 'row', action_id: 'go' };
  await app.page('act', { as: 'U0ADVISOR1', channel: 'D0ADVISOR1', ts, action });
  const exchange = await over(stream, 'block_actions go');
  t.like(JSON.parse(exchange.request.body), { payload: { type: 'block_actions', actions: [{ action_id: 'go' }] } });
});

test('a refused call says why, and no secret is shown', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  const text = { type: 'plain_text', text: `${BOT_TOKEN} xoxp-1234567890-abcdef` };
  await app.api('chat.postMessage', { channel: 'D0ADVISOR1', token: BOT_TOKEN, blocks: [{ type: 'section', text, colour: 'red' }] });
  const exchange = await over(stream, 'chat.postMessage');
  t.like(exchange, {
    direction: 'in',
    kind: 'web-api',
    outcome: 'refused',
    error: 'invalid_blocks',
    reasons: ['[ERROR] invalid additional property: colour [json-pointer:/blocks/0]'],
  });
  t.is(exchange.answer.status, 200);
  const shown = JSON.stringify(stream.events);
  t.false(shown.includes(BOT_TOKEN));
  t.false(shown.includes('1234567890-abcdef'));
  t.true(shown.includes('xoxp-••••'));
});

test('what the app sends to a response_url and uploads is there too', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await app.page('send', TYPED);
  const { response_url: url } = (await app.next('command')).body;
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"hi"}' });
  t.like(await over(stream, 'response_url'), { kind: 'response-url', outcome: 'ok', answer: { status: 200 } });
  const { upload_url } = await app.api('files.getUploadURLExternal', { filename: 'a.txt', length: 3 });
  await fetch(upload_url, { method: 'POST', body: 'four' });
  t.like(await over(stream, 'upload'), {
    kind: 'upload',
    outcome: 'refused',
    error: 'size_mismatch',
    request: { body: '4 bytes', bodyKind: 'bytes' },
  });
});

test('an app that is not there, or answers with an error, is a failure with its reason', async (t) => {
  const down = await startStandIn({ appIsDown: true });
  t.teardown(down.stop);
  const stream = await openStream(down.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await down.page('send', TYPED);
  const failed = await over(stream, '/bond-recommend C_0042');
  t.like(failed, { outcome: 'failed', error: 'dispatch_failed', answer: null });
  t.true(failed.reasons.length > 0);

  const broken = await startStandIn();
  t.teardown(broken.stop);
  const other = await openStream(broken.baseUrl, 'U0ADVISOR1');
  t.teardown(other.close);
  broken.answer = () => ({ status: 500, text: 'no' });
  await broken.page('send', TYPED);
  t.like(await over(other, '/bond-recommend C_0042'), {
    outcome: 'refused',
    error: 'dispatch_failed',
    answer: { status: 500, body: 'no' },
  });
});

test('the list is bounded, long bodies are cut, and it can be emptied', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const traffic = async (): Promise<Json[]> => {
    const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
    stream.close();
    return stream.events[0].snapshot.traffic;
  };
  for (let at = 0; at < 205; at += 1) await app.api('auth.test', {});
  await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'x'.repeat(30_000) });
  const listed = await traffic();
  t.is(listed.length, 200);
  t.like(listed.at(-1)?.request, { cut: true });
  t.is(listed.at(-1)?.request.body.length, 16_000);
  t.deepEqual(await app.page('clear-traffic', { as: 'U0ADVISOR1' }), { ok: true });
  t.deepEqual(await traffic(), []);
});

test('an answer of the app that Slack would not take is refused, and the inspector says why', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  const plain = { type: 'plain_text', text: 'x' };

  app.answer = () => ({ json: { blocks: [{ type: 'marquee' }] } });
  await app.page('send', TYPED);
  t.like(await over(stream, '/bond-recommend C_0042'), {
    outcome: 'refused',
    error: 'invalid_blocks',
    reasons: ['[ERROR] unsupported type: marquee [json-pointer:/blocks/0/type]'],
    answer: { status: 200 },
  });

  const { trigger_id } = (await app.next('command')).body;
  const input = {
    type: 'input',
    block_id: 'client',
    label: plain,
    element: { type: 'external_select', action_id: 'picked', min_query_length: 0 },
  };
  const view = { type: 'modal', callback_id: 'pick', title: plain, submit: plain, blocks: [input] };
  const { id } = (await app.api('views.open', { trigger_id, view })).view;

  app.answer = () => ({ json: { options: Array.from({ length: 101 }, (_, at) => ({ text: plain, value: `v${at}` })) } });
  const asked = { as: 'U0ADVISOR1', view: id, block_id: 'client', action_id: 'picked', value: '' };
  t.deepEqual(await app.page('suggest', asked), { ok: false, error: 'no_options' });
  t.like(await over(stream, 'block_suggestion picked'), {
    error: 'invalid_options',
    reasons: ['[ERROR] no more than 100 items allowed [json-pointer:/options]'],
  });

  app.answer = () => ({ json: { response_action: 'errors', errors: { nowhere: 'Wrong' } } });
  t.like(await app.page('submit', { as: 'U0ADVISOR1', view: id, values: {} }), { ok: false });
  t.like(await over(stream, 'view_submission pick'), {
    error: 'invalid_arguments',
    reasons: ['[ERROR] no input block nowhere [json-pointer:/errors/nowhere]'],
  });
});
