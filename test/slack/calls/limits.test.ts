import { setTimeout as after } from 'node:timers/promises';
import { WebAPIRateLimitedError } from '@slack/web-api';
import test from 'ava';
import { Limits } from '../../../src/slack/calls/limits.ts';
import { SILENT_METER } from '../../../src/slack/edge/meter.ts';

const setUp = (windowMs?: number) => {
  const counted: string[] = [];
  const limits = new Limits({ ...SILENT_METER, slackLimit: (method, outcome) => void counted.push(`${method} ${outcome}`) }, windowMs);
  const sent: string[] = [];
  /** A call that Slack limits so many times, then takes. */
  const call = (method: string, who: string, lane: 'person' | 'background' = 'person', waits: readonly number[] = []) => {
    const left = [...waits];
    return limits.keep(method, { channel: who }, lane, async () => {
      const seconds = left.shift();
      if (seconds !== undefined) throw new WebAPIRateLimitedError(seconds);
      sent.push(who);
    });
  };
  return { counted, sent, call };
};

test('when a limit ends, a person’s call goes before one in the background that came earlier', async (t) => {
  const { counted, sent, call } = setUp();
  const calls = [call('views.update', 'home', 'background', [1])];
  await after(50);
  calls.push(call('views.update', 'person'));
  await Promise.all(calls);
  t.deepEqual(sent, ['person', 'home']);
  t.deepEqual(counted, ['views.update waited', 'views.update waited']);
});

test('a limit is one method’s, and for messages one channel’s', async (t) => {
  const { sent, call } = setUp();
  await t.throwsAsync(call('chat.update', 'C1', 'person', [60]), { instanceOf: WebAPIRateLimitedError });
  await t.throwsAsync(call('chat.postMessage', 'C1', 'person', [60]), { instanceOf: WebAPIRateLimitedError });
  await call('views.update', 'C1');
  await call('chat.postMessage', 'C2');
  await t.throwsAsync(call('chat.update', 'C2'), { instanceOf: WebAPIRateLimitedError });
  await t.throwsAsync(call('chat.postMessage', 'C1'), { instanceOf: WebAPIRateLimitedError });
  t.deepEqual(sent, ['C1', 'C2']);
});

test('a person’s call gives up when its waits add up to more than two seconds, and says how long is left', async (t) => {
  const { counted, sent, call } = setUp();
  const error = await t.throwsAsync(call('chat.update', 'one', 'person', [1, 1.5]), { instanceOf: WebAPIRateLimitedError });
  t.is(error?.retryAfter, 2);
  t.deepEqual([sent, counted], [[], ['chat.update waited', 'chat.update gave_up']]);
});

test('a limit of years is tried again after a quarter of an hour', async (t) => {
  const { call } = setUp();
  const error = await t.throwsAsync(call('conversations.open', 'one', 'person', [1e9]), { instanceOf: WebAPIRateLimitedError });
  t.is(error?.retryAfter, 900);
});

test('a message doesn’t wait longer in the background either: people wait behind it in its channel', async (t) => {
  const { call } = setUp();
  await t.throwsAsync(call('chat.postMessage', 'C1', 'background', [3]), { instanceOf: WebAPIRateLimitedError });
});

test('what we ask in bulk is paced, and leaves room for people', async (t) => {
  const { sent, call } = setUp(1500);
  const bulk = Array.from({ length: 100 }, (_, at) => call('users.info', `bulk ${at}`, 'background'));
  await after(100);
  t.is(sent.length, 80);
  await call('users.info', 'person');
  t.is(sent.length, 81, 'the person didn’t wait');
  await Promise.all(bulk);
  t.is(sent.length, 101);
});

test('other errors are passed on', async (t) => {
  const limits = new Limits(SILENT_METER);
  await t.throwsAsync(
    limits.keep('chat.update', {}, 'person', () => Promise.reject(new Error('no network'))),
    { message: 'no network' },
  );
});
