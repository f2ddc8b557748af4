import test from 'ava';
import { type Json, type StandIn, startStandIn } from '../stand-in-app.ts';

const SECTION = { type: 'section', text: { type: 'mrkdwn', text: 'hello' } };

/** The method's answer must include `expected`, both for JSON and for a form. */
const answers = test.macro({
  title: (given, method: string) => `${method} ${given}`,
  exec: async (t, method: string, argsFor: (app: StandIn) => Json | Promise<Json>, expected: Json) => {
    for (const form of [false, true]) {
      const app = await startStandIn();
      try {
        const answer = await app.api(method, await argsFor(app), { form });
        t.like(answer, expected, JSON.stringify(answer));
      } finally {
        await app.stop();
      }
    }
  },
});

const refused = (error: string): Json => ({ ok: false, error });
const posted = async (app: StandIn, channel = 'D0ADVISOR1'): Promise<Json> => {
  const { ts } = await app.api('chat.postMessage', { channel, text: 'first' });
  return { channel, ts };
};
const persons = async (app: StandIn): Promise<Json> => {
  await app.page('send', { as: 'U0ADVISOR1', channel: 'C0BONDDESK', text: 'mine' });
  const { messages } = await app.api('conversations.history', { channel: 'C0BONDDESK' });
  return { channel: 'C0BONDDESK', ts: messages[0].ts };
};

test('says who the bot is', answers, 'auth.test', () => ({}), {
  ok: true,
  user_id: 'U0BONDBOT',
  bot_id: 'B0BONDBOT',
  team_id: 'T0PLAYGROUND',
});
test('is not known', answers, 'chat.sing', () => ({}), { ok: false, error: 'unknown_method', req_method: 'chat.sing' });

test('posts blocks', answers, 'chat.postMessage', () => ({ channel: 'D0ADVISOR1', text: 'hi', blocks: [SECTION] }), {
  ok: true,
  channel: 'D0ADVISOR1',
  message: { type: 'message', user: 'U0BONDBOT', bot_id: 'B0BONDBOT', text: 'hi' },
});
test('takes a person for their direct messages', answers, 'chat.postMessage', () => ({ channel: 'U0ADMIN001', text: 'hi' }), {
  channel: 'D0ADMIN001',
});
test('takes a channel by name', answers, 'chat.postMessage', () => ({ channel: '#bond-desk', text: 'hi' }), { channel: 'C0BONDDESK' });
test(
  'needs a channel that exists',
  answers,
  'chat.postMessage',
  () => ({ channel: 'C0NOWHERE', text: 'hi' }),
  refused('channel_not_found'),
);
test('needs something to say', answers, 'chat.postMessage', () => ({ channel: 'C0BONDDESK' }), refused('no_text'));
test('refuses a broken block', answers, 'chat.postMessage', () => ({ channel: 'C0BONDDESK', blocks: [{ type: 'marquee' }] }), {
  ok: false,
  error: 'invalid_blocks',
  response_metadata: { messages: ['[ERROR] unsupported type: marquee [json-pointer:/blocks/0/type]'] },
});
test(
  'refuses a text without end',
  answers,
  'chat.postMessage',
  () => ({ channel: 'C0BONDDESK', text: 'x'.repeat(40_001) }),
  refused('msg_too_long'),
);

test('changes the message', answers, 'chat.update', async (app) => ({ ...(await posted(app)), text: 'second' }), {
  ok: true,
  text: 'second',
});
test(
  'finds no such message',
  answers,
  'chat.update',
  () => ({ channel: 'D0ADVISOR1', ts: '1.000001', text: 'x' }),
  refused('message_not_found'),
);
test(
  'leaves what people wrote',
  answers,
  'chat.update',
  async (app) => ({ ...(await persons(app)), text: 'x' }),
  refused('cant_update_message'),
);
test(
  'needs the channel',
  answers,
  'chat.update',
  async (app) => ({ ...(await posted(app)), channel: 'C1', text: 'x' }),
  refused('channel_not_found'),
);

test('takes the message away', answers, 'chat.delete', posted, { ok: true, channel: 'D0ADVISOR1' });
test('leaves what people wrote', answers, 'chat.delete', persons, refused('cant_delete_message'));
test('finds no such message', answers, 'chat.delete', () => ({ channel: 'D0ADVISOR1', ts: '1.000001' }), refused('message_not_found'));

test('shows one person', answers, 'chat.postEphemeral', () => ({ channel: 'C0BONDDESK', user: 'U0ADVISOR1', text: 'psst' }), { ok: true });
test(
  'needs somebody who is there',
  answers,
  'chat.postEphemeral',
  () => ({ channel: 'D0ADVISOR1', user: 'U0ADVISOR2', text: 'psst' }),
  refused('user_not_in_channel'),
);

test('gives the direct messages', answers, 'conversations.open', () => ({ users: 'U0ADVISOR2' }), {
  ok: true,
  channel: { id: 'D0ADVISOR2' },
});
test('knows no such person', answers, 'conversations.open', () => ({ users: 'U0NOBODY' }), refused('user_not_found'));
test('needs a person', answers, 'conversations.open', () => ({}), refused('users_list_not_supplied'));
test('describes a channel', answers, 'conversations.info', () => ({ channel: 'C0BONDDESK' }), {
  channel: { id: 'C0BONDDESK', name: 'bond-desk', is_channel: true },
});
test('describes direct messages', answers, 'conversations.info', () => ({ channel: 'D0ADVISOR1' }), {
  channel: { is_im: true, user: 'U0ADVISOR1' },
});
test('knows no such channel', answers, 'conversations.info', () => ({ channel: 'C0NOWHERE' }), refused('channel_not_found'));
test('lists channels', answers, 'conversations.list', () => ({ types: 'public_channel' }), {
  channels: [{ name: 'bond-desk' }, { name: 'research' }],
});
test('lists who is there', answers, 'conversations.members', () => ({ channel: 'D0ADVISOR1' }), { members: ['U0ADVISOR1', 'U0BONDBOT'] });

test('describes a person', answers, 'users.info', () => ({ user: 'U0STRANGER' }), {
  user: { id: 'U0STRANGER', real_name: 'Nora Newcomer', is_bot: false },
});
test('describes the app', answers, 'users.info', () => ({ user: 'U0BONDBOT' }), { user: { is_bot: true } });
test('knows no such person', answers, 'users.info', () => ({ user: 'U0NOBODY' }), refused('user_not_found'));
test('lists everybody', answers, 'users.list', () => ({}), { members: [{ id: 'U0ADVISOR1' }, { id: 'U0ADVISOR2' }] });
test('finds a person by address', answers, 'users.lookupByEmail', () => ({ email: 'asha.advisor@playground.example' }), {
  user: { id: 'U0ADVISOR1' },
});
test('finds nobody there', answers, 'users.lookupByEmail', () => ({ email: 'no@playground.example' }), refused('users_not_found'));

const stamped = async (app: StandIn): Promise<Json> => {
  const { channel, ts } = await posted(app);
  return { channel, timestamp: ts };
};
test('puts an emoji under a message', answers, 'reactions.add', async (app) => ({ ...(await stamped(app)), name: 'thumbsup' }), {
  ok: true,
});
test(
  'needs a message',
  answers,
  'reactions.add',
  () => ({ channel: 'D0ADVISOR1', timestamp: '1.000001', name: '+1' }),
  refused('message_not_found'),
);
test('needs an emoji', answers, 'reactions.add', async (app) => ({ ...(await stamped(app)), name: 'no such!' }), refused('invalid_name'));
test(
  'takes away only what is there',
  answers,
  'reactions.remove',
  async (app) => ({ ...(await stamped(app)), name: '+1' }),
  refused('no_reaction'),
);
test('counts', answers, 'reactions.get', stamped, { ok: true, type: 'message', message: { text: 'first' } });

test('an emoji given twice by the bot is already_reacted, and can be taken away once', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const reaction = { ...(await stamped(app)), name: '+1' };
  t.like(await app.api('reactions.add', reaction), { ok: true });
  t.like(await app.api('reactions.add', { ...reaction, name: 'thumbsup' }), refused('already_reacted'));
  t.like(await app.api('reactions.get', reaction), { message: { reactions: [{ name: '+1', users: ['U0BONDBOT'], count: 1 }] } });
  t.like(await app.api('reactions.remove', reaction), { ok: true });
});

test('calls need the right token', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  t.like(await app.api('auth.test', {}, { token: null }), refused('not_authed'));
  t.like(await app.api('auth.test', {}, { token: 'xoxb-other' }), refused('invalid_auth'));
});

test('a JSON body that is none is refused in words', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const response = await fetch(`${app.baseUrl}/playground/api/chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer xoxb-stand-in' },
    body: '[not json',
  });
  t.is(response.status, 200);
  t.like(await response.json(), refused('invalid_json'));
  t.like(await app.api('chat.postMessage', { channel: 'C0BONDDESK', blocks: '[{' }), refused('invalid_blocks_format'));
});

test('every message has a time of its own, and later ones are greater', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const stamps: string[] = [];
  for (let at = 0; at < 5; at += 1) stamps.push((await posted(app)).ts);
  t.deepEqual(stamps, [...new Set(stamps)].sort());
  for (const ts of stamps) t.regex(ts, /^\d{10}\.\d{6}$/);
});

test('history is newest first, within its bounds', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const first = await posted(app);
  const second = await posted(app);
  const all = await app.api('conversations.history', { channel: 'D0ADVISOR1' });
  t.deepEqual(
    all.messages.map((it: Json) => it.ts),
    [second.ts, first.ts],
  );
  const only = await app.api('conversations.history', { channel: 'D0ADVISOR1', latest: first.ts, inclusive: true, limit: 1 });
  t.deepEqual(
    only.messages.map((it: Json) => it.ts),
    [first.ts],
  );
});
