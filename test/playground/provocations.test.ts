import { LogLevel, WebClient } from '@slack/web-api';
import test from 'ava';
import { openStream } from './page-stream.ts';
import { BOT_TOKEN, type Json, type StandIn, startStandIn } from './stand-in-app.ts';

const DM = 'D0ADVISOR1';
const refused = (error: string): Json => ({ ok: false, error });
const provoke = (app: StandIn, what: string, more: Json = {}): Promise<Json> => app.page('provoke', { as: 'U0ADVISOR1', what, ...more });
const react = async (app: StandIn): Promise<Json> => {
  const { ts } = await app.api('chat.postMessage', { channel: DM, text: 'x' });
  await app.page('react', { as: 'U0ADVISOR1', channel: DM, ts, name: '+1' });
  return app.next('event');
};
const history = async (app: StandIn): Promise<string[]> =>
  (await app.api('conversations.history', { channel: DM })).messages.map((it: Json) => it.text);

test('the last event can be sent again as it was, or as a retry', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  t.deepEqual(await provoke(app, 'duplicate-last-event'), refused('no_event_yet'));
  const { body } = await react(app);
  t.deepEqual(await provoke(app, 'duplicate-last-event'), { ok: true });
  const twin = await app.next('event');
  t.deepEqual(twin.body, body);
  t.true(twin.signed);
  t.is(twin.headers['x-slack-retry-num'], undefined);
  await provoke(app, 'retry-last-event', { reason: 'http_error' });
  const retry = await app.next('event');
  t.deepEqual(retry.body, body);
  t.is(retry.headers['x-slack-retry-num'], '1');
  t.is(retry.headers['x-slack-retry-reason'], 'http_error');
});

test('a delivery is held back once, and the inspector says so', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await provoke(app, 'delay-next-delivery', { ms: 20 });
  await stream.until(({ provocations }) => provocations?.delayNextDeliveryMs === 20);
  await react(app);
  await stream.until(({ provocations }) => provocations?.delayNextDeliveryMs === null);
  const delayed = await stream.until(({ exchange }) => exchange?.title === 'reaction_added');
  t.deepEqual(delayed.exchange.notes, ['delayed by 0.02 s']);
  await react(app);
  const next = await stream.until(({ exchange }) => exchange?.title === 'reaction_added' && exchange.id !== delayed.exchange.id);
  t.deepEqual(next.exchange.notes, []);
});

test('the next call, and only that, is answered 429 with the seconds to wait', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await provoke(app, 'rate-limit-next-call', { seconds: 7 });
  const response = await fetch(`${app.baseUrl}/playground/api/auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOT_TOKEN}` },
  });
  t.is(response.status, 429);
  t.is(response.headers.get('retry-after'), '7');
  t.deepEqual(await response.json(), refused('ratelimited'));
  t.like(await app.api('auth.test', {}), { ok: true });
});

test('Slack’s own client waits and comes again after a 429', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await provoke(app, 'rate-limit-next-call', { seconds: 1 });
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: `${app.baseUrl}/playground/api/`, logLevel: LogLevel.ERROR });
  t.true((await client.chat.postMessage({ channel: DM, text: 'once' })).ok);
  t.deepEqual(await history(app), ['once']);
});

test('a lost reply is a call that took effect and a connection that was cut', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await provoke(app, 'lose-next-reply', { on: true });
  await t.throwsAsync(app.api('chat.postMessage', { channel: DM, text: 'said' }));
  t.deepEqual(await history(app), ['said']);
  const { exchange } = await stream.until((event) => event.exchange?.outcome === 'failed');
  t.like(exchange, { title: 'chat.postMessage', error: 'connection_lost', answer: null });
  t.deepEqual(exchange.notes, ['reply lost on purpose: the call took effect']);
  t.false((await stream.until(({ provocations }) => provocations?.loseNextReply === false)).provocations.loseNextReply);
});

for (const [type, block] of Object.entries<Json>({
  data_visualization: { title: 'x', chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] } },
  data_table: { caption: 'x', rows: [[{ type: 'raw_text', text: 'x' }], [{ type: 'raw_text', text: 'y' }]] },
  card: { title: { type: 'plain_text', text: 'x' } },
  carousel: { elements: [{ type: 'card', title: { type: 'plain_text', text: 'x' } }] },
  container: { title: { type: 'plain_text', text: 'x' }, child_blocks: [{ type: 'divider' }] },
})) {
  test(`a workspace that does not know ${type} refuses it until it is switched back`, async (t) => {
    const app = await startStandIn();
    t.teardown(app.stop);
    const post = (): Promise<Json> => app.api('chat.postMessage', { channel: DM, text: 'x', blocks: [{ type, ...block }] });
    t.like(await post(), { ok: true });
    await provoke(app, 'refuse-newest-blocks', { on: true });
    const answer = await post();
    t.like(answer, refused('invalid_blocks'));
    t.deepEqual(answer.errors, [`unsupported type: ${type} [json-pointer:/blocks/0/type]`]);
    t.like(await app.api('chat.postMessage', { channel: DM, text: 'x', blocks: [{ type: 'divider' }] }), { ok: true });
    await provoke(app, 'refuse-newest-blocks', { on: false });
    t.like(await post(), { ok: true });
  });
}

test('a switch can be taken back, and one that makes no sense is refused', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await provoke(app, 'rate-limit-next-call', { seconds: 7 });
  t.deepEqual(await provoke(app, 'rate-limit-next-call', { seconds: null }), { ok: true });
  t.like(await app.api('auth.test', {}), { ok: true });
  for (const [what, given] of [
    ['rate-limit-next-call', { seconds: -1 }],
    ['delay-next-delivery', { ms: 'long' }],
    ['lose-next-reply', {}],
    ['refuse-newest-blocks', { on: 'yes' }],
    ['retry-last-event', { reason: 'boredom' }],
    ['constructor', {}],
  ] as const) {
    t.deepEqual(await provoke(app, what, given), refused('invalid_arguments'), what);
  }
});
