import test from 'ava';
import { plain } from '../sample-blocks.ts';
import { type Json, startStandIn } from '../stand-in-app.ts';

const ASHA = 'U0ADVISOR1';
const MODAL = { type: 'modal', title: plain('A modal'), blocks: [{ type: 'section', text: plain('Words') }] };

const setUp = async (t: { teardown(stop: () => Promise<void>): void }, options: Parameters<typeof startStandIn>[0] = {}) => {
  const app = await startStandIn({ hasShortcuts: true, ...options });
  t.teardown(app.stop);
  return app;
};

test('a global shortcut is a signed payload of its own, with a trigger that opens a modal and no conversation', async (t) => {
  const app = await setUp(t);
  t.deepEqual(await app.page('shortcut', { as: ASHA, callback_id: 'everywhere' }), { ok: true });
  const { body, signed } = await app.next('interaction');
  t.true(signed);
  t.like(body, { type: 'shortcut', callback_id: 'everywhere', user: { id: ASHA }, team: { domain: 'playground' } });
  t.regex(body.action_ts, /^\d+\.\d{6}$/);
  t.deepEqual([body.channel, body.response_url, body.message], [undefined, undefined, undefined]);
  t.true((await app.api('views.open', { trigger_id: body.trigger_id, view: MODAL })).ok);
  t.is((await app.api('views.open', { trigger_id: body.trigger_id, view: MODAL })).error, 'exchanged_trigger_id');
});

test('a message shortcut brings the message, its conversation and a response_url that only the person hears', async (t) => {
  const app = await setUp(t);
  const { ts } = await app.api('chat.postMessage', { channel: 'C0BONDDESK', text: 'C_0042 called' });
  t.deepEqual(await app.page('message-shortcut', { as: ASHA, channel: 'C0BONDDESK', ts, callback_id: 'on_message' }), { ok: true });
  const { body } = await app.next('interaction');
  t.like(body, {
    type: 'message_action',
    callback_id: 'on_message',
    user: { id: ASHA },
    channel: { id: 'C0BONDDESK', name: 'bond-desk' },
    message_ts: ts,
    message: { type: 'message', ts, text: 'C_0042 called' },
  });
  const answer = await fetch(body.response_url, { method: 'POST', body: JSON.stringify({ text: 'For you alone' }) });
  t.is(answer.status, 200);
  t.true((await app.api('views.open', { trigger_id: body.trigger_id, view: MODAL })).ok);
});

test('a shortcut that the app does not have, or of the other kind, or on a message nobody sees, goes nowhere', async (t) => {
  const app = await setUp(t);
  const { message_ts: onlyFor } = await app.api('chat.postEphemeral', { channel: 'C0BONDDESK', user: ASHA, text: 'Psst' });
  const refused = async (action: string, given: Json) => (await app.page(action, { as: ASHA, ...given })).error;
  t.is(await refused('shortcut', { callback_id: 'on_message' }), 'unknown_shortcut');
  t.is(await refused('shortcut', {}), 'unknown_shortcut');
  t.is(await refused('message-shortcut', { channel: 'C0BONDDESK', ts: '1.000001', callback_id: 'on_message' }), 'message_not_found');
  t.is(await refused('message-shortcut', { channel: 'C0BONDDESK', ts: onlyFor, callback_id: 'on_message' }), 'message_not_found');
  const { ts } = await app.api('chat.postMessage', { channel: 'C0BONDDESK', text: 'Words' });
  t.is(await refused('message-shortcut', { channel: 'C0BONDDESK', ts, callback_id: 'everywhere' }), 'unknown_shortcut');
  t.deepEqual(
    app.received.filter(({ kind }) => kind === 'interaction'),
    [],
  );
});

test('an app that does not answer is told as on Slack', async (t) => {
  const app = await setUp(t, { appIsDown: true });
  t.deepEqual(await app.page('shortcut', { as: ASHA, callback_id: 'everywhere' }), { ok: false, error: 'dispatch_failed' });
});
