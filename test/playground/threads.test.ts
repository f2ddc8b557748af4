import test from 'ava';
import { openStream } from './page-stream.ts';
import { type Json, type StandIn, startStandIn } from './stand-in-app.ts';

const CHANNEL = 'C0BONDDESK';
const refused = (error: string): Json => ({ ok: false, error });
const post = async (app: StandIn, more: Json = {}): Promise<string> => {
  const answer = await app.api('chat.postMessage', { channel: CHANNEL, text: 'x', ...more });
  if (answer.ok !== true) throw new Error(JSON.stringify(answer));
  return answer.ts;
};
const stamps = async (app: StandIn, method: string, more: Json = {}): Promise<string[]> =>
  (await app.api(method, { channel: CHANNEL, ...more })).messages.map((it: Json) => it.ts);

test('a reply is in its thread and not in the conversation; the message above says how many there are', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const parent = await post(app);
  const reply = await post(app, { thread_ts: parent });
  t.deepEqual(await stamps(app, 'conversations.history'), [parent]);
  t.deepEqual(await stamps(app, 'conversations.replies', { ts: parent }), [parent, reply]);
  const { messages } = await app.api('conversations.replies', { channel: CHANNEL, ts: parent });
  t.like(messages[0], { thread_ts: parent, reply_count: 1, reply_users: ['U0BONDBOT'], latest_reply: reply });
  t.like(messages[1], { thread_ts: parent, parent_user_id: 'U0BONDBOT' });
});

test('a reply to a reply is in the same thread, and a broadcast is in the conversation too', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const parent = await post(app);
  const reply = await post(app, { thread_ts: parent });
  const broadcast = await post(app, { thread_ts: reply, reply_broadcast: true });
  t.deepEqual(await stamps(app, 'conversations.replies', { ts: parent }), [parent, reply, broadcast]);
  t.deepEqual(await stamps(app, 'conversations.history'), [broadcast, parent]);
  const { messages } = await app.api('conversations.history', { channel: CHANNEL });
  t.is(messages[0].subtype, 'thread_broadcast');
});

test('nobody answers what is not there, nor what only one person sees', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const message = { channel: CHANNEL, text: 'x' };
  t.like(await app.api('chat.postMessage', { ...message, thread_ts: '1.000001' }), refused('thread_not_found'));
  const { message_ts: hidden } = await app.api('chat.postEphemeral', { ...message, user: 'U0ADVISOR1' });
  t.like(await app.api('chat.postMessage', { ...message, thread_ts: hidden }), refused('cannot_reply_to_message'));
  t.like(await app.api('conversations.replies', { channel: CHANNEL, ts: '1.000001' }), refused('thread_not_found'));
  t.deepEqual(await app.page('send', { as: 'U0ADVISOR1', channel: CHANNEL, text: 'x', thread_ts: hidden }), refused('thread_not_found'));
});

test('a person answers in a thread, and the page hears of the reply and of the message above', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const ts = await post(app);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await app.page('send', { as: 'U0ADVISOR1', channel: CHANNEL, text: 'Thanks', thread_ts: ts, broadcast: true });
  const { message } = await stream.until((event) => event.message?.text === 'Thanks');
  t.like(message, { threadTs: ts, broadcast: true, author: 'U0ADVISOR1', thread: null });
  const above = await stream.until((event) => event.message?.ts === ts);
  t.deepEqual(above.message.thread, { replies: 1, people: ['U0ADVISOR1'], latestTs: message.ts });
});

test('commands are not for threads', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const ts = await post(app);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR1');
  t.teardown(stream.close);
  await app.page('send', { as: 'U0ADVISOR1', channel: CHANNEL, text: '/bond-recommend C_1', thread_ts: ts });
  const { message } = await stream.until((event) => event.message?.ephemeral === true);
  t.like(message, { text: '`/bond-recommend` is not supported in threads. Sorry!', threadTs: ts });
  t.deepEqual(app.received, []);
});

test('a message with replies leaves its place when it is deleted; the last reply’s end takes the thread away', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const parent = await post(app);
  const reply = await post(app, { thread_ts: parent });
  t.like(await app.api('chat.delete', { channel: CHANNEL, ts: parent }), { ok: true });
  const { messages } = await app.api('conversations.replies', { channel: CHANNEL, ts: parent });
  t.like(messages[0], { subtype: 'tombstone', text: 'This message was deleted.', reply_count: 1 });
  t.like(await app.api('chat.update', { channel: CHANNEL, ts: parent, text: 'back' }), refused('message_not_found'));
  t.like(await app.api('chat.delete', { channel: CHANNEL, ts: reply }), { ok: true });
  t.is((await app.api('conversations.history', { channel: CHANNEL })).messages[0].reply_count, undefined);
});

test('a permalink leads to a message and to its place in a thread', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const ts = await post(app);
  const reply = await post(app, { thread_ts: ts });
  const link = (message_ts: string): Promise<Json> => app.api('chat.getPermalink', { channel: CHANNEL, message_ts });
  const base = 'https://playground.slack.com/archives/C0BONDDESK/p';
  t.like(await link(ts), { ok: true, channel: CHANNEL, permalink: base + ts.replace('.', '') });
  t.is((await link(reply)).permalink, `${base}${reply.replace('.', '')}?thread_ts=${ts}&cid=${CHANNEL}`);
  t.like(await link('1.000001'), refused('message_not_found'));
});

test('where the app is no member it posts nothing, and hears commands all the same', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  t.like(await app.api('chat.postMessage', { channel: 'C0COFFEE01', text: 'x' }), refused('not_in_channel'));
  t.like(await app.api('conversations.history', { channel: 'C0COFFEE01' }), refused('not_in_channel'));
  await app.page('send', { as: 'U0ADVISOR1', channel: 'C0COFFEE01', text: '/bond-help' });
  t.like((await app.next('command')).body, { channel_id: 'C0COFFEE01', channel_name: 'coffee' });
});
