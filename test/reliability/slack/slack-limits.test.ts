import { setTimeout as after } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import type { ChannelFacts } from '../../../src/usecases/admin/client-channels.ts';
import { ADD_CHANNEL_BLOCK, ADD_CHANNEL_SELECT, CHANNELS_VIEW } from '../../../views/admin/channels-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';
import { ADVISOR } from '../../helpers/slack/fake-services.ts';
import type { FakeSlackApi } from '../../helpers/slack/fake-slack-api.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { command, homeOpened, homePress, sendCommand, sendEvent, sendInteraction, submission } from '../../helpers/slack/slack-requests.ts';

/** One second is the promise. A loaded machine gets ten: whoever waits for Slack's limit here waits for half a minute. */
const AT_ONCE_MS = 10_000;

/** Everybody is an adviser, but for one admin. Resolves to the app, and what the admin's channels turned out to be. */
const setUp = async (t: ExecutionContext) => {
  const facts: ChannelFacts[] = [];
  const setup = await slackOverHttp(t, {
    whoIs: async (id) => (id === 'U_STRANGER' ? null : { ...ADVISOR, id, role: id === 'U_ADMIN' ? 'admin' : 'advisor' }),
    refuseAdministration: async () => null,
    fixedClientChannels: () => [],
    allowClientChannel: async (asked) => {
      facts.push(asked.facts);
      return { kind: 'allowed', channel: asked.channel };
    },
  });
  const recommend = (userId: string, more: Record<string, string> = {}) =>
    sendCommand(setup.url, command('/bond-recommend', 'C_0042', { user_id: userId, channel_id: `D_${userId}`, ...more }));
  const allow = (channel: string) => {
    const values = { [`${ADD_CHANNEL_BLOCK}0`]: { [ADD_CHANNEL_SELECT]: { selected_conversation: channel } } };
    return sendInteraction(setup.url, submission(CHANNELS_VIEW, values, '', 'U_ADMIN'));
  };
  return { ...setup, facts, recommend, allow };
};

const soon = async (t: ExecutionContext, what: string, work: () => Promise<unknown>): Promise<void> => {
  const began = performance.now();
  await work();
  const took = Math.round(performance.now() - began);
  t.log(`${what}: ${took} ms`);
  t.true(took < AT_ONCE_MS, `${what}: ${took} ms`);
};

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await after(10);
};

const postedTo = (api: FakeSlackApi, channel: string): number => api.of('chat.postMessage').filter((it) => it.channel === channel).length;

test.serial('a Home that Slack limits waits longer than a person would, and is drawn then', async (t) => {
  const { api, url } = await setUp(t);
  api.limit('views.publish', 4);
  await sendEvent(url, homeOpened('U_STRANGER'));
  await api.nth('views.publish', 2);
  await after(200);
  t.is(api.of('views.publish').length, 2);
});

test.serial(
  'while Slack limits the digest’s channel for 30 s, three people elsewhere are answered at once, and the digest is put off',
  async (t) => {
    const { app, api, recommend } = await setUp(t);
    api.limit('chat.postMessage', 30, ({ channel }) => channel === 'C_DESK');
    const digest = app.digestPoster.post('C_DESK', 'digest:C_DESK:2026-03-09T03:30:00.000Z', sampleDigest(), false);
    await until(() => postedTo(api, 'C_DESK') === 1);
    await soon(t, 'three answers', async () => {
      await Promise.all(['U_ONE', 'U_TWO', 'U_THREE'].map((userId) => recommend(userId)));
      await until(() => ['D_U_ONE', 'D_U_TWO', 'D_U_THREE'].every((channel) => postedTo(api, channel) === 1));
    });
    t.like(await digest, { kind: 'failed' });
    t.is(postedTo(api, 'C_DESK'), 1);
  },
);

test.serial(
  'a person whose own messages Slack limits for ten minutes is told so at once, and the next time Slack isn’t even asked',
  async (t) => {
    const { api, logger, recommend } = await setUp(t);
    api.limit('chat.postMessage', 600, ({ channel }) => channel === 'D_U_ONE');
    await soon(t, 'a word', async () => {
      await recommend('U_ONE', { response_url: api.responseUrl });
      t.regex(String((await api.nth('response_url')).text), /^Slack is holding our messages back\..* in 10 minutes\.$/);
    });
    await recommend('U_ONE', { response_url: api.responseUrl });
    await api.nth('response_url', 2);
    t.is(postedTo(api, 'D_U_ONE'), 1);
    t.false(logger.text.includes('the person could not be told'));
  },
);

test.serial('a person who asked from Home, where there is no response URL, is told in an ephemeral message', async (t) => {
  const { api, url } = await setUp(t);
  api.limit('chat.postMessage', 600);
  api.answer('chat.postEphemeral', ({ channel }) =>
    String(channel).startsWith('D') ? { ok: true } : { ok: false, error: 'channel_not_found' },
  );
  await soon(t, 'a word', async () => {
    await sendInteraction(url, homePress(HOME_ACTIONS.help, { user: 'U_ONE' }));
    await until(() => api.of('chat.postEphemeral').some(({ channel }) => channel === 'D_U_ONE'));
  });
});

test.serial('a modal opens at once, whatever else Slack limits', async (t) => {
  const { api, url } = await setUp(t);
  for (const method of ['chat.postMessage', 'conversations.open', 'users.info', 'files.info', 'views.publish', 'views.update'])
    api.limit(method, 600);
  await sendEvent(url, homeOpened('U_TWO'));
  await soon(t, 'views.open', async () => {
    await sendCommand(url, command('/bond-recommend', ''));
    await api.nth('views.open');
  });
});

test.serial('a modal that Slack limited once is tried at once the next time', async (t) => {
  const { api, url } = await setUp(t);
  api.limit('views.open', 60);
  await sendCommand(url, command('/bond-recommend', '', { response_url: api.responseUrl }));
  await api.nth('response_url');
  await sendCommand(url, command('/bond-recommend', ''));
  await api.nth('views.open', 2);
  t.pass();
});

test.serial(
  'an admin allows a channel of 300 members: Slack’s limit isn’t reached, a modal opens at once, and the admin is told how long it takes',
  async (t) => {
    const { api, url, allow } = await setUp(t);
    api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel } }));
    api.answer('conversations.members', () => ({ ok: true, members: Array.from({ length: 300 }, (_, at) => `U${at}`) }));
    let asked = 0;
    api.answer('users.info', ({ user }) =>
      ++asked > 100 ? { status: 429, headers: { 'retry-after': '30' } } : { ok: true, user: { id: user } },
    );
    await allow('C0NEW');
    await api.nth('users.info', 60);
    await soon(t, 'views.open', async () => {
      await sendCommand(url, command('/bond-recommend', ''));
      await api.nth('views.open');
    });
    await api.nth('users.info', 80);
    await after(500);
    t.is(api.of('users.info').length, 80, 'the rest waits for the next minute');
    t.regex(JSON.stringify(await api.nth('views.update')), /Checking 300 members for guests\. That takes about 3 minutes/);
  },
);

test.serial('a person who was asked about isn’t asked about again soon', async (t) => {
  const { api, allow, facts } = await setUp(t);
  api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel } }));
  api.answer('conversations.members', () => ({ ok: true, members: ['U1', 'U2', 'U3'] }));
  api.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, is_restricted: user === 'U2' } }));
  await allow('C0NEW');
  await until(() => facts.length === 1);
  await allow('C0OTHER');
  await until(() => facts.length === 2);
  t.deepEqual(facts, [
    { isShared: false, guests: 1 },
    { isShared: false, guests: 1 },
  ]);
  t.is(api.of('users.info').length, 3);
});

test.serial('if Slack’s limit on members lasts too long, the channel is refused rather than allowed unseen', async (t) => {
  const { api, allow, facts } = await setUp(t);
  api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel } }));
  api.answer('conversations.members', () => ({ ok: true, members: ['U1'] }));
  api.limit('users.info', 600);
  await allow('C0NEW');
  await until(() => facts.length === 1);
  t.deepEqual(facts, [{ isShared: false, guests: null }]);
});
