import test from 'ava';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import {
  command,
  FORM,
  reaction,
  sendCommand,
  sendEvent,
  sendInteraction,
  sendSigned,
  suggestion,
} from '../../helpers/slack/slack-requests.ts';

const now = (): number => Math.floor(Date.now() / 1000);

test('a forged signature is refused and nothing is stored', async (t) => {
  const { url, inbox } = await slackOverHttp(t);
  const response = await sendEvent(url, reaction('reaction_added', '+1'), { secret: 'somebody else’s secret' });
  t.is(response.status, 401);
  t.is(inbox.size, 0);
});

test('a request without a signature is refused', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await fetch(url, { method: 'POST', body: '{}' })).status, 401);
});

test('a request signed six minutes ago is refused', async (t) => {
  const { url, inbox } = await slackOverHttp(t);
  t.is((await sendEvent(url, reaction('reaction_added', '+1'), { timestamp: now() - 360 })).status, 401);
  t.is(inbox.size, 0);
});

test('a request dated ahead is refused, though Bolt alone would take it', async (t) => {
  const { url, inbox } = await slackOverHttp(t);
  t.is((await sendEvent(url, reaction('reaction_added', '+1'), { timestamp: now() + 120 })).status, 401);
  t.is(inbox.size, 0);
});

test('a clock that is a few seconds ahead is no reason to refuse', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendEvent(url, reaction('reaction_added', '+1'), { timestamp: now() + 5 })).status, 200);
});

test('a timestamp that is not a number is refused', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendEvent(url, reaction('reaction_added', '+1'), { timestamp: Number.POSITIVE_INFINITY })).status, 401);
});

test('a signed command sent again word by word is done once', async (t) => {
  const { url, api } = await slackOverHttp(t);
  const fields = command('/bond-recommend', 'C_0042', { channel_id: 'D_U_ADVISOR' });
  const timestamp = now();
  t.is((await sendCommand(url, fields, { timestamp })).status, 200);
  await api.nth('chat.postMessage');
  t.is((await sendCommand(url, fields, { timestamp })).status, 200);
  t.is((await sendCommand(url, { ...fields, trigger_id: 'another' }, { timestamp })).status, 200);
  await api.nth('chat.postMessage', 2);
  t.is(api.of('chat.postMessage').length, 2);
});

test('two equal searches of the same second both get their options', async (t) => {
  const { url } = await slackOverHttp(t);
  const timestamp = now();
  const search = suggestion('client_picked', 'C_00');
  const [first, second] = await Promise.all([sendInteraction(url, search, { timestamp }), sendInteraction(url, search, { timestamp })]);
  const answers = [await first.json(), await second.json()] as ReadonlyArray<{ readonly options: readonly unknown[] }>;
  t.deepEqual(
    answers.map(({ options }) => options.length),
    [1, 1],
  );
});

test('a signed request that could not be taken may come again', async (t) => {
  const stored = new Set<string>();
  let failing = true;
  const { url } = await slackOverHttp(t, {
    receiveFeedback: async ({ eventId }) => {
      if (failing) throw new Error('the database is away');
      return stored.has(eventId) ? false : Boolean(stored.add(eventId));
    },
  });
  const event = reaction('reaction_added', '+1');
  const timestamp = now();
  t.not((await sendEvent(url, event, { timestamp })).status, 200);
  failing = false;
  t.is((await sendEvent(url, event, { timestamp })).status, 200);
  t.is(stored.size, 1);
});

for (const [what, body] of [
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['broken JSON', '{"type":'],
  ['nothing', ''],
  ['an event without an event', '{"type":"event_callback"}'],
  ['an event that is null', '{"type":"event_callback","event":null}'],
  ['an event without a type', '{"type":"event_callback","event":{}}'],
  ['a press without actions', '{"type":"block_actions","user":{"id":"U1"}}'],
  ['a submission without a view', '{"type":"view_submission","user":{"id":"U1"}}'],
] as const) {
  test(`a signed body that is ${what} gets 400, and the next request is served`, async (t) => {
    const { url } = await slackOverHttp(t);
    t.is((await sendSigned(url, body)).status, 400);
    t.is((await sendEvent(url, reaction('reaction_added', '+1'))).status, 200);
  });
}

test('a form whose payload is null gets 400', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendSigned(url, 'payload=null', { contentType: FORM })).status, 400);
});

test('an unsigned null body is refused for its signature', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendSigned(url, 'null', { secret: 'wrong' })).status, 401);
});

test('a body of more than a megabyte gets 413 before its signature is computed', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendSigned(url, JSON.stringify({ type: 'event_callback', padding: 'x'.repeat(1024 * 1024) }))).status, 413);
});

test('another path and another method are not served', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendSigned(url.replace('/events', '/other'), '{}')).status, 404);
  t.is((await fetch(url)).status, 405);
});

test('Slack’s check of the address is answered with its challenge', async (t) => {
  const { url } = await slackOverHttp(t);
  const response = await sendEvent(url, { type: 'url_verification', challenge: 'a1b2', token: 'unused' });
  t.deepEqual(await response.json(), { challenge: 'a1b2' });
});

test('Slack’s check of the certificate is answered, and does nothing else', async (t) => {
  const { url, inbox } = await slackOverHttp(t);
  const payload = encodeURIComponent(JSON.stringify(reaction('reaction_added', '+1')));
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': FORM }, body: `ssl_check=1&payload=${payload}` });
  t.is(response.status, 200);
  t.is(inbox.size, 0);
});

test('a charset behind the content type is understood', async (t) => {
  const { url, api } = await slackOverHttp(t);
  const response = await sendCommand(url, command('/bond-help', '', { response_url: api.responseUrl }), {
    contentType: `${FORM};charset=UTF-8`,
  });
  t.is(response.status, 200);
  await api.nth('response_url');
});

test('an event that Bolt would stumble over is acknowledged and ignored, so that Slack does not send it again', async (t) => {
  const { url, logger } = await slackOverHttp(t);
  const odd = { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', channel: null, user: null } };
  t.is((await sendEvent(url, odd)).status, 200);
  t.regex(logger.text, /nothing that Slack sends; acknowledged and ignored/);
});

test('an event nobody listens to is acknowledged', async (t) => {
  const { url } = await slackOverHttp(t);
  t.is((await sendEvent(url, { type: 'event_callback', event_id: 'Ev1', event: { type: 'team_join', user: { id: 'U9' } } })).status, 200);
});

test('after a stop nothing new is taken', async (t) => {
  const { url, app, inbox } = await slackOverHttp(t);
  t.deepEqual(app.health(), { ok: true });
  await app.stop();
  t.is((await sendEvent(url, reaction('reaction_added', '+1'))).status, 503);
  t.is(inbox.size, 0);
  t.deepEqual(app.health(), { ok: false, reason: 'stopping' });
});
