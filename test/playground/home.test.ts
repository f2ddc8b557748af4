import test from 'ava';
import { openStream } from './page-stream.ts';
import { type Json, type StandIn, startStandIn } from './stand-in-app.ts';

const plain = (text: string): Json => ({ type: 'plain_text', text });
const home = (text: string, more: Json = {}): Json => ({
  type: 'home',
  blocks: [
    { type: 'header', text: plain(text) },
    { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'train', text: plain('Train') }] },
  ],
  ...more,
});
const refused = (error: string): Json => ({ ok: false, error });
const publish = (app: StandIn, view: Json, more: Json = {}): Promise<Json> =>
  app.api('views.publish', { user_id: 'U0ADVISOR1', view, ...more });

test('what the app publishes is that person’s Home, at once and after a reload', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  t.is(stream.events[0].snapshot.home, null);
  const { view } = await publish(app, home('Hello', { private_metadata: 'mine' }));
  t.like(view, { type: 'home', private_metadata: 'mine', app_id: 'A0BONDBOT', root_view_id: view.id, previous_view_id: null });
  const event = await stream.until(({ type }) => type === 'home');
  t.like(event.home, { id: view.id, hash: view.hash, blocks: [{ text: { text: 'Hello' } }] });
  const [again, other] = [await openStream(app.baseUrl, 'U0ADVISOR1'), await openStream(app.baseUrl, 'U0ADVISOR2')];
  t.teardown(again.close);
  t.teardown(other.close);
  t.is(again.events[0].snapshot.home.id, view.id);
  t.is(other.events[0].snapshot.home, null);
});

test('Home keeps its id and minds the hash', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { view } = await publish(app, home('One'));
  const { view: next } = await publish(app, home('Two'), { hash: view.hash });
  t.is(next.id, view.id);
  t.like(await publish(app, home('Three'), { hash: view.hash }), refused('hash_conflict'));
  t.like(await app.api('views.update', { view_id: view.id, hash: next.hash, view: home('Three') }), { ok: true });
});

test('Home is refused where Slack would refuse it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };
  const answer = await publish(app, home('x', { blocks: [table] }));
  t.like(answer, refused('invalid_arguments'));
  t.deepEqual(answer.response_metadata.messages, ['[ERROR] unsupported type: table [json-pointer:/view/blocks/0/type]']);
  t.deepEqual(answer.errors, ['unsupported type: table [json-pointer:/view/blocks/0/type]']);
  t.like(await publish(app, { ...home('x'), type: 'modal' }), refused('invalid_arguments'));
  t.like(await app.api('views.publish', { user_id: 'U0NOBODY', view: home('x') }), refused('user_not_found'));
});

test('opening the app is an event, for either tab, with the view where there is one', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const open = (tab: string): Promise<Json> => app.page('open-home', { as: 'U0ADVISOR1', tab });
  t.deepEqual(await open('home'), { ok: true });
  const first = await app.next('event');
  t.true(first.signed);
  t.like(first.body.event, { type: 'app_home_opened', user: 'U0ADVISOR1', channel: 'D0ADVISOR1', tab: 'home' });
  t.is(first.body.event.view, undefined);
  const { view } = await publish(app, home('Hello'));
  await open('home');
  t.like((await app.next('event')).body.event, { tab: 'home', view: { id: view.id, hash: view.hash, type: 'home' } });
  await open('messages');
  t.is((await app.next('event')).body.event.tab, 'messages');
  t.deepEqual(await open('attic'), refused('invalid_arguments'));
});

test('a button on Home reaches the app with the view, and opens a modal', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { view } = await publish(app, home('Hello'));
  const action = { type: 'button', block_id: 'row', action_id: 'train' };
  t.deepEqual(await app.page('act', { as: 'U0ADVISOR1', view: view.id, action }), { ok: true });
  const { body } = await app.next('interaction');
  t.like(body, {
    type: 'block_actions',
    container: { type: 'view', view_id: view.id },
    view: { type: 'home' },
    actions: [{ action_id: 'train' }],
  });
  const modal = { type: 'modal', title: plain('Sure?'), blocks: [{ type: 'divider' }] };
  t.like(await app.api('views.open', { trigger_id: body.trigger_id, view: modal }), { ok: true });
  t.deepEqual(await app.page('act', { as: 'U0ADVISOR2', view: view.id, action }), refused('message_not_found'));
  t.deepEqual(await app.page('submit', { as: 'U0ADVISOR1', view: view.id }), refused('not_found'));
});

test('a press on a Home that was drawn again meanwhile still reaches its button', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const row = { type: 'actions', elements: [{ type: 'button', action_id: 'train', text: plain('Train') }] };
  const { view } = await publish(app, home('Hello', { blocks: [row] }));
  await publish(app, home('Hello', { blocks: [row] }));
  const action = { type: 'button', block_id: view.blocks[0].block_id, action_id: 'train' };
  t.deepEqual(await app.page('act', { as: 'U0ADVISOR1', view: view.id, action }), { ok: true });
  t.like((await app.next('interaction')).body, { actions: [{ action_id: 'train' }] });
  t.like(
    await app.page('act', { as: 'U0ADVISOR1', view: view.id, action: { ...action, action_id: 'gone' } }),
    refused('element_not_found'),
  );
});
