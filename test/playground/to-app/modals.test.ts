import test from 'ava';
import { type Json, type StandIn, startStandIn } from '../stand-in-app.ts';

const words = (text: string): Json => ({ type: 'plain_text', text });
const modal = (title: string, more: Json = {}): Json => ({
  type: 'modal',
  callback_id: 'pick',
  private_metadata: 'where',
  title: words(title),
  submit: words('Go'),
  blocks: [{ type: 'input', block_id: 'name', label: words('Name'), element: { type: 'plain_text_input', action_id: 'typed' } }],
  ...more,
});
const refused = (error: string): Json => ({ ok: false, error });

/** A trigger from a slash command. */
const trigger = async (app: StandIn): Promise<string> => {
  await app.page('send', { as: 'U0ADVISOR1', channel: 'D0ADVISOR1', text: '/bond-recommend' });
  return (await app.next('command')).body.trigger_id;
};
const open = async (app: StandIn, view: Json = modal('One')): Promise<Json> =>
  (await app.api('views.open', { trigger_id: await trigger(app), view })).view;
const submit = (app: StandIn, view: string, text = 'x'): Promise<Json> =>
  app.page('submit', { as: 'U0ADVISOR1', view, values: { name: { typed: { type: 'plain_text_input', value: text } } } });
/** Whether the view is still open: then it can be updated. */
const isOpen = async (app: StandIn, id: string): Promise<boolean> =>
  (await app.api('views.update', { view_id: id, view: modal('Same') })).ok;

test('a modal opens with a trigger and comes back whole when it is submitted', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const view = await open(app);
  t.like(view, { type: 'modal', callback_id: 'pick', root_view_id: view.id, previous_view_id: null, app_id: 'A0BONDBOT' });
  t.deepEqual(await submit(app, view.id, 'C_0042'), { ok: true });
  const { body, signed } = await app.next('interaction');
  t.true(signed);
  t.like(body, { type: 'view_submission', user: { id: 'U0ADVISOR1' }, view: { id: view.id, private_metadata: 'where' } });
  t.is(body.view.state.values.name.typed.value, 'C_0042');
  t.false(await isOpen(app, view.id));
});

test('a trigger is good for three seconds', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const [inTime, late] = [await trigger(app), await trigger(app)];
  app.time.now += 3000;
  t.like(await app.api('views.open', { trigger_id: inTime, view: modal('One') }), { ok: true });
  app.time.now += 1;
  t.like(await app.api('views.open', { trigger_id: late, view: modal('One') }), refused('expired_trigger_id'));
});

test('a trigger is good once, and only if it was given', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const once = await trigger(app);
  t.like(await app.api('views.open', { trigger_id: once, view: modal('One') }, { form: true }), { ok: true });
  t.like(await app.api('views.open', { trigger_id: once, view: modal('One') }), refused('exchanged_trigger_id'));
  t.like(await app.api('views.open', { trigger_id: '1.2.invented', view: modal('One') }), refused('invalid_trigger_id'));
});

test('a view that Slack would refuse is refused and leaves the trigger good', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const good = await trigger(app);
  const answer = await app.api('views.open', { trigger_id: good, view: modal('A title of more than 24 letters') });
  t.like(answer, refused('invalid_arguments'));
  t.deepEqual(answer.response_metadata.messages, ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]']);
  t.like(await app.api('views.open', { trigger_id: good, view: modal('x', { x: 'y'.repeat(250_000) }) }), refused('view_too_large'));
  t.like(await app.api('views.open', { trigger_id: good, view: modal('Short') }), { ok: true });
});

test('views.update finds a view by id or external id and minds the hash', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const view = await open(app, modal('One', { external_id: 'mine' }));
  const changed = await app.api('views.update', { view_id: view.id, hash: view.hash, view: modal('Two', { external_id: 'mine' }) });
  t.like(changed, { ok: true, view: { id: view.id, title: { text: 'Two' } } });
  t.not(changed.view.hash, view.hash);
  t.like(await app.api('views.update', { view_id: view.id, hash: view.hash, view: modal('Three') }), refused('hash_conflict'));
  t.like(await app.api('views.update', { external_id: 'mine', view: modal('Three') }), { ok: true });
  t.like(await app.api('views.update', { view_id: 'V0NOTTHERE', view: modal('Three') }), refused('not_found'));
});

test('two open views cannot share an external id', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await open(app, modal('One', { external_id: 'mine' }));
  const again = { trigger_id: await trigger(app), view: modal('Two', { external_id: 'mine' }) };
  t.like(await app.api('views.push', again), refused('duplicate_external_id'));
});

test('three views make a full stack, and closing goes back one at a time', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const first = await open(app);
  const push = async (title: string): Promise<Json> => app.api('views.push', { trigger_id: await trigger(app), view: modal(title) });
  const second = (await push('Two')).view;
  const third = (await push('Three')).view;
  t.like(third, { root_view_id: first.id, previous_view_id: second.id });
  t.like(await push('Four'), refused('push_limit_reached'));
  await app.page('close', { as: 'U0ADVISOR1', view: third.id });
  t.deepEqual([await isOpen(app, third.id), await isOpen(app, second.id), await isOpen(app, first.id)], [false, true, true]);
  await app.page('close', { as: 'U0ADVISOR1', view: second.id, all: true });
  t.false(await isOpen(app, first.id));
});

test('nothing is pushed where nothing is open', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  t.like(await app.api('views.push', { trigger_id: await trigger(app), view: modal('Two') }), refused('not_found'));
});

test('a submission can be answered with errors, another view, one more view, or the end of all', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const view = await open(app);
  app.answer = () => ({ json: { response_action: 'errors', errors: { name: 'Nobody has this id' } } });
  t.deepEqual(await submit(app, view.id), { ok: true, errors: { name: 'Nobody has this id' } });
  t.true(await isOpen(app, view.id));
  app.answer = () => ({ json: { response_action: 'update', view: modal('Updated') } });
  t.deepEqual(await submit(app, view.id), { ok: true });
  t.true(await isOpen(app, view.id));
  app.answer = () => ({ json: { response_action: 'push', view: modal('Pushed', { external_id: 'pushed' }) } });
  t.deepEqual(await submit(app, view.id), { ok: true });
  t.true((await app.api('views.update', { external_id: 'pushed', view: modal('Same') })).ok);
  app.answer = () => ({ json: { response_action: 'clear' } });
  t.deepEqual(await submit(app, view.id), { ok: true });
  t.false(await isOpen(app, view.id));
});

test('an app that does not answer a submission leaves the modal open with Slack’s error', async (t) => {
  // Long enough to open the modal on a busy machine.
  const app = await startStandIn({ answerWithinMs: 2000 });
  t.teardown(app.stop);
  const view = await open(app);
  app.answer = () => new Promise(() => undefined);
  t.like(await submit(app, view.id), refused('operation_timeout'));
  t.true(await isOpen(app, view.id));
});

test('closing is told to the app only where the view asks for it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const silent = await open(app);
  await app.page('close', { as: 'U0ADVISOR1', view: silent.id });
  const told = await open(app, modal('One', { notify_on_close: true }));
  await app.page('close', { as: 'U0ADVISOR1', view: told.id });
  t.like((await app.next('interaction')).body, { type: 'view_closed', is_cleared: false, view: { id: told.id } });
});

test('nobody submits another one’s modal', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const view = await open(app);
  t.deepEqual(await app.page('submit', { as: 'U0ADVISOR2', view: view.id, values: {} }), refused('not_found'));
});

test('an element in a modal reaches the app with the view and its state', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const button = { type: 'button', action_id: 'go', text: words('Go') };
  const view = await open(app, { type: 'modal', title: words('One'), blocks: [{ type: 'actions', block_id: 'row', elements: [button] }] });
  const values = { other: { field: { type: 'plain_text_input', value: 'kept' } } };
  const action = { type: 'button', block_id: 'row', action_id: 'go' };
  t.deepEqual(await app.page('act', { as: 'U0ADVISOR1', view: view.id, action, values }), { ok: true });
  const { body } = await app.next('interaction');
  t.like(body, { type: 'block_actions', container: { type: 'view', view_id: view.id }, actions: [{ action_id: 'go' }] });
  t.deepEqual(body.view.state.values, values);
  t.like(await app.api('views.push', { trigger_id: body.trigger_id, view: modal('Two') }), { ok: true });
});

test('a submission answered with one view too many leaves the stack as it was', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await open(app);
  const push = async (title: string): Promise<Json> => app.api('views.push', { trigger_id: await trigger(app), view: modal(title) });
  await push('Two');
  const third = (await push('Three')).view;
  app.answer = () => ({ json: { response_action: 'push', view: modal('Four') } });
  t.deepEqual(await submit(app, third.id), refused('push_limit_reached'));
  t.true(await isOpen(app, third.id));
});

test('closing all of a stack tells of every view that asked to hear of it', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const first = await open(app, modal('One', { notify_on_close: true }));
  await app.api('views.push', { trigger_id: await trigger(app), view: modal('Two') });
  const third = (await app.api('views.push', { trigger_id: await trigger(app), view: modal('Three', { notify_on_close: true }) })).view;
  await app.page('close', { as: 'U0ADVISOR1', view: third.id, all: true });
  const closed = [(await app.next('interaction')).body, (await app.next('interaction')).body];
  t.deepEqual(
    closed.map(({ type, is_cleared: cleared }) => [type, cleared]),
    [
      ['view_closed', true],
      ['view_closed', true],
    ],
  );
  t.deepEqual(closed.map(({ view }) => view.id).sort(), [first.id, third.id].sort());
});
