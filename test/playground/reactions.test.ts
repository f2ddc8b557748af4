import test from 'ava';
import { type StandIn, startStandIn } from './stand-in-app.ts';

const DM = 'D0ADVISOR1';
const post = async (app: StandIn): Promise<string> => (await app.api('chat.postMessage', { channel: DM, text: 'Offer this' })).ts;

test('a reaction given and taken away are two signed events with times that grow', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const ts = await post(app);
  const click = { as: 'U0ADVISOR1', channel: DM, ts, name: '+1::skin-tone-3' };
  await app.page('react', click);
  const added = await app.next('event');
  await app.page('react', click);
  const removed = await app.next('event');
  t.true(added.signed && removed.signed);
  t.like(added.body, {
    type: 'event_callback',
    team_id: 'T0PLAYGROUND',
    event: {
      type: 'reaction_added',
      user: 'U0ADVISOR1',
      reaction: '+1::skin-tone-3',
      item: { type: 'message', channel: DM, ts },
      item_user: 'U0BONDBOT',
    },
  });
  t.like(removed.body, { event: { type: 'reaction_removed', reaction: '+1::skin-tone-3' } });
  t.not(added.body.event_id, removed.body.event_id);
  t.true(added.body.event.event_ts < removed.body.event.event_ts);
  t.regex(added.body.event.event_ts, /^\d{10}\.\d{6}$/);
});

test('an event that is not taken comes again with the same id and says that it is a retry', async (t) => {
  const app = await startStandIn({ retryDelaysMs: [1, 1] });
  t.teardown(app.stop);
  app.answer = ({ headers }) => (headers['x-slack-retry-num'] === '2' ? undefined : { status: 500 });
  await app.page('react', { as: 'U0ADVISOR1', channel: DM, ts: await post(app), name: '-1' });
  const [first, second, third] = [await app.next('event'), await app.next('event'), await app.next('event')];
  t.deepEqual(
    [first, second, third].map((it) => it.headers['x-slack-retry-num']),
    [undefined, '1', '2'],
  );
  t.is(second.headers['x-slack-retry-reason'], 'http_error');
  t.is(new Set([first, second, third].map((it) => it.body.event_id)).size, 1);
});

test('nobody reacts to what only another one sees, or to what is not there', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { message_ts: hidden } = await app.api('chat.postEphemeral', { channel: DM, user: 'U0ADVISOR1', text: 'psst' });
  const refused = { ok: false, error: 'message_not_found' };
  t.deepEqual(await app.page('react', { as: 'U0ADVISOR1', channel: DM, ts: hidden, name: '+1' }), refused);
  t.deepEqual(await app.page('react', { as: 'U0ADVISOR1', channel: DM, ts: '1.000001', name: '+1' }), refused);
  t.deepEqual(await app.page('react', { as: 'U0ADVISOR2', channel: DM, ts: await post(app), name: '+1' }), refused);
  t.deepEqual(app.received, []);
});

test('a message’s metadata is told to an app that subscribes to it, and listed only for those who ask', async (t) => {
  const app = await startStandIn({ metadataSubscriptions: ['offer'] });
  t.teardown(app.stop);
  const metadata = { event_type: 'offer', event_payload: { id: '42' } };
  await app.api('chat.postMessage', { channel: DM, text: 'Another', metadata: { ...metadata, event_type: 'other' } });
  const { ts } = await app.api('chat.postMessage', { channel: DM, text: 'Offer this', metadata });
  const { body, signed } = await app.next('event');
  t.true(signed);
  t.like(body.event, {
    type: 'message_metadata_posted',
    bot_id: 'B0BONDBOT',
    user_id: 'U0BONDBOT',
    channel_id: DM,
    metadata,
    message_ts: ts,
  });
  const newest = async (args: object) => (await app.api('conversations.history', { channel: DM, ...args })).messages[0].metadata;
  t.is(await newest({}), undefined);
  t.deepEqual(await newest({ include_all_metadata: true }), metadata);
  const { message } = await app.api('reactions.get', { channel: DM, timestamp: ts, full: true });
  t.like(message, { ts, user: 'U0BONDBOT', bot_id: 'B0BONDBOT' });
  t.is(message.metadata, undefined);
});
