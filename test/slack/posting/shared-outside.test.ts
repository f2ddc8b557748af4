import { WebClient } from '@slack/web-api';
import test, { type ExecutionContext } from 'ava';
import { isSharedOutside } from '../../../src/slack/posting/shared-outside.ts';
import { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';

const setUp = async (t: ExecutionContext) => {
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  const clock = { at: 0 };
  const client = new WebClient('xoxb-test', { slackApiUrl: api.url, retryConfig: { retries: 0 } });
  const silent = () => {};
  const logger = { debug: silent, info: silent, warn: silent, error: silent };
  const edge = { client, logger, clock: { now: () => new Date(clock.at) } };
  const asked = (): number => api.of('conversations.info').length;
  return { api, clock, edge, asked };
};

test('Slack is asked once a minute for each channel, and once for all who want to know at the same time', async (t) => {
  const { api, clock, edge, asked } = await setUp(t);
  let shared = false;
  api.answer('conversations.info', () => ({ ok: true, channel: { is_ext_shared: shared } }));
  t.deepEqual(await Promise.all(Array.from({ length: 10 }, () => isSharedOutside(edge, 'C1'))), Array(10).fill(false));
  t.is(asked(), 1);
  await isSharedOutside(edge, 'C2');
  t.is(asked(), 2);
  shared = true;
  clock.at = 59_000;
  t.false(await isSharedOutside(edge, 'C1'));
  clock.at = 61_000;
  t.true(await isSharedOutside(edge, 'C1'));
  t.is(asked(), 3);
  t.false(await isSharedOutside(edge, 'D1'), 'direct messages are between two');
  t.is(asked(), 3);
});

test('where Slack does not say, it is asked again after some seconds', async (t) => {
  const { api, clock, edge, asked } = await setUp(t);
  api.answer('conversations.info', () => ({ ok: false, error: 'missing_scope' }));
  t.false(await isSharedOutside(edge, 'C1'));
  t.true(await isSharedOutside(edge, 'C1', true), 'as the caller takes silence');
  t.is(asked(), 1);
  api.answer('conversations.info', () => ({ ok: true, channel: { is_pending_ext_shared: true } }));
  clock.at = 5001;
  t.true(await isSharedOutside(edge, 'C1'));
  t.is(asked(), 2);
});

test('five hundred channels are remembered, the latest ones', async (t) => {
  const { api, edge, asked } = await setUp(t);
  api.answer('conversations.info', () => ({ ok: true, channel: {} }));
  for (let at = 0; at <= 500; at++) await isSharedOutside(edge, `C${at}`);
  await isSharedOutside(edge, 'C1');
  t.is(asked(), 501);
  await isSharedOutside(edge, 'C0');
  t.is(asked(), 502);
});
