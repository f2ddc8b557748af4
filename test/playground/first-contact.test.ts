import test from 'ava';
import { openStream } from './page-stream.ts';
import { startStandIn } from './stand-in-app.ts';

test('what somebody writes to the app reaches it as message.im; what is said in a channel does not', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  await app.page('send', { as: 'U0ADVISOR1', channel: 'C0BONDDESK', text: 'Good morning all' });
  await app.page('send', { as: 'U0ADVISOR1', channel: 'D0ADVISOR1', text: 'What about <C_0042> & co?' });
  const { body } = await app.next('event');
  t.like(body.event, {
    type: 'message',
    channel_type: 'im',
    channel: 'D0ADVISOR1',
    user: 'U0ADVISOR1',
    text: 'What about &lt;C_0042&gt; &amp; co?',
  });
  t.is(body.event.subtype, undefined);
  t.is(body.event.bot_id, undefined);
});

test('a message in a thread says which', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { ts } = await app.api('chat.postMessage', { channel: 'D0ADVISOR1', text: 'An answer' });
  await app.page('send', { as: 'U0ADVISOR1', channel: 'D0ADVISOR1', text: 'Thanks', thread_ts: ts });
  t.is((await app.next('event')).body.event.thread_ts, ts);
});

test('the app that is invited hears so, and can post where it could not', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stream = await openStream(app.baseUrl, 'U0ADVISOR2');
  t.teardown(stream.close);
  t.is((await app.api('chat.postMessage', { channel: 'C0COFFEE01', text: 'Hello' })).error, 'not_in_channel');
  await app.page('send', { as: 'U0ADVISOR1', channel: 'C0COFFEE01', text: '/invite @bond-advisor' });
  t.like((await app.next('event')).body.event, {
    type: 'member_joined_channel',
    user: 'U0BONDBOT',
    channel: 'C0COFFEE01',
    inviter: 'U0ADVISOR1',
  });
  const { conversations } = await stream.until(({ type }) => type === 'conversations');
  t.true(conversations.find(({ id }: { id: string }) => id === 'C0COFFEE01').hasApp);
  t.true((await app.api('chat.postMessage', { channel: 'C0COFFEE01', text: 'Hello' })).ok);
});

test('nobody is invited twice, into direct messages, or who is not the app', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  for (const [channel, text] of [
    ['C0BONDDESK', '/invite @bond-advisor'],
    ['D0ADVISOR1', '/invite @bond-advisor'],
    ['C0COFFEE01', '/invite @asha.advisor'],
    ['C0COFFEE01', '/invite'],
  ]) {
    await app.page('send', { as: 'U0ADVISOR1', channel, text });
  }
  t.is((await app.api('chat.postMessage', { channel: 'C0COFFEE01', text: 'Hello' })).error, 'not_in_channel');
  t.deepEqual(
    app.received.filter(({ kind }) => kind === 'event'),
    [],
  );
});
