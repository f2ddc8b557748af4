import test from 'ava';
import { DatabaseAwayError } from '../../../src/patience/database-away.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { audited } from '../../helpers/audited.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { BOT_USER, eventOf, homeOpened, sendEvent } from '../../helpers/slack/slack-requests.ts';

/** The marks of who has been greeted, kept in memory. */
const remembering = (more: Partial<Services> = {}): Partial<Services> => {
  const marks = new Set<string>();
  const first = async (mark: string): Promise<boolean> => !marks.has(mark) && marks.add(mark).has(mark);
  return {
    isFirstMeeting: (meeting) => first(JSON.stringify(meeting)),
    takeBackMeeting: async (meeting) => void marks.delete(JSON.stringify(meeting)),
    isFirstHearing: (channel, ts) => first(`${channel} ${ts}`),
    clientsInText: async ({ text }) =>
      audited(
        /C_0042/.test(text) ? [{ clientId: 'C_0042', name: 'Asha <Rao>', riskBand: 'B', trades: 6, totalInvested: 125_000_000 }] : [],
      ),
    ...more,
  };
};
const written = (text: string, more: object = {}) =>
  eventOf({ type: 'message', channel_type: 'im', channel: 'D_U_ADVISOR', user: 'U_ADVISOR', text, ts: '1700000500.000100', ...more });
const joined = (user: string, channel = 'C_DESK') =>
  eventOf({ type: 'member_joined_channel', user, channel, channel_type: 'C', team: 'T1', event_ts: '1700000500.000200' });
const saidTo = (api: { of(method: string): Array<Record<string, unknown>> }): string[] =>
  api.of('chat.postMessage').map(({ channel, text }) => `${channel}: ${text}`);
const settled = () => new Promise((resolve) => setTimeout(resolve, 200));

test('the bot introduces itself when somebody opens the messages first, and never again', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering());
  for (let turn = 0; turn < 3; turn++) await sendEvent(url, homeOpened('U_ADVISOR', 'messages'));
  await api.nth('chat.postMessage');
  await settled();
  t.is(saidTo(api).length, 1);
  t.regex(saidTo(api)[0] ?? '', /^D_U_ADVISOR: Hello, I’m Bond Advisor/);
});

test('a stranger is told whom to ask, and greeted once they have a role', async (t) => {
  let role: 'advisor' | null = null;
  const { url, api } = await slackOverHttp(t, remembering({ whoIs: async (id) => (role === null ? null : { id, role, sees: ['1'] }) }));
  await sendEvent(url, homeOpened('U_NEW', 'messages'));
  await api.nth('chat.postMessage');
  role = 'advisor';
  await sendEvent(url, homeOpened('U_NEW', 'messages'));
  await api.nth('chat.postMessage', 2);
  t.regex(saidTo(api)[0] ?? '', /no role/);
  t.regex(saidTo(api)[1] ?? '', /Hello/);
});

test('an introduction that did not arrive is made at the next meeting', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering());
  api.answerOnce('chat.postMessage', { ok: false, error: 'channel_not_found' });
  await sendEvent(url, homeOpened('U_ADVISOR', 'messages'));
  await api.nth('chat.postMessage');
  await settled();
  await sendEvent(url, homeOpened('U_ADVISOR', 'messages'));
  await api.nth('chat.postMessage', 2);
  t.is(saidTo(api).length, 2);
});

test('invited to a channel, the bot says once what it does there, and ignores others who join', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering({ mayPostClientResultsIn: (channel) => channel === 'C_OPEN' }));
  await sendEvent(url, joined('U_ADVISOR'));
  await sendEvent(url, joined(BOT_USER));
  await sendEvent(url, joined(BOT_USER));
  await sendEvent(url, joined(BOT_USER, 'C_OPEN'));
  await api.nth('chat.postMessage', 2);
  await settled();
  const said = api.of('chat.postMessage');
  t.deepEqual(
    said.map(({ channel }) => channel),
    ['C_DESK', 'C_OPEN'],
  );
  t.regex(stringsIn(said[0]?.blocks).join(' '), /go to your direct messages/);
  t.regex(stringsIn(said[1]?.blocks).join(' '), /are posted here/);
});

test('a client named in a message is offered everything that can be done for a client', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering());
  await sendEvent(url, written('What about C_0042 &amp; co?'));
  const offer = await api.nth('chat.postMessage', 2);
  const blocks = offer.blocks as object[];
  t.true(stringsIn(blocks).includes('C_0042'));
  const pressed = objectsIn(blocks).filter(({ type }) => type === 'button');
  t.deepEqual(
    pressed.map(({ action_id: id, value }) => [id, value]),
    ['recommend', 'profile', 'ladder', 'compare', 'family'].map((surface) => [`client_${surface}`, 'C_0042']),
  );
});

test('a message without a client gets a helpful answer; an event that comes twice is answered once', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering({ isFirstMeeting: async () => false }));
  await sendEvent(url, written('good morning'));
  await sendEvent(url, written('good morning'));
  await api.nth('chat.postMessage');
  await settled();
  t.is(saidTo(api).length, 1);
  t.regex(saidTo(api)[0] ?? '', /\/bond-recommend/);
});

test('a question in a thread is answered in the thread', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering({ isFirstMeeting: async () => false }));
  await sendEvent(url, written('C_0042?', { thread_ts: '1700000400.000100' }));
  t.is((await api.nth('chat.postMessage')).thread_ts, '1700000400.000100');
});

test('bots, the bot itself, edits, joins and channels are never answered', async (t) => {
  const { url, api } = await slackOverHttp(t, remembering());
  const more = [
    { bot_id: 'B2' },
    { app_id: 'A2' },
    { user: BOT_USER },
    { subtype: 'message_changed', message: { text: 'C_0042' } },
    { subtype: 'channel_join' },
    { channel_type: 'channel', channel: 'C_DESK' },
    { channel_type: 'mpim', channel: 'G_DESK' },
    { user: undefined },
  ];
  for (const [at, parts] of more.entries()) await sendEvent(url, written('C_0042', { ts: `1700000600.00010${at}`, ...parts }));
  await settled();
  t.deepEqual(saidTo(api), []);
});

test('a stranger who writes is told whom to ask, and no client is looked up', async (t) => {
  const looked: string[] = [];
  const { url, api } = await slackOverHttp(
    t,
    remembering({ whoIs: async () => null, clientsInText: async ({ text }) => audited(looked.splice(0, 0, text) as never[]) }),
  );
  await sendEvent(url, written('C_0042'));
  await sendEvent(url, written('C_0042', { ts: '1700000500.000999' }));
  await api.nth('chat.postMessage', 2);
  t.true(saidTo(api).every((said) => /no role/.test(said)));
  t.deepEqual(looked, []);
});

test('whoever writes to the bot is told what went wrong: with us, with the database, or that Slack limits us', async (t) => {
  let fault: Error | null = new Error('a bug');
  const { url, api } = await slackOverHttp(
    t,
    remembering({
      clientsInText: async () => {
        if (fault) throw fault;
        return audited([]);
      },
    }),
  );
  await sendEvent(url, homeOpened('U_ADVISOR', 'messages'));
  await api.nth('chat.postMessage');
  const told = async (nth: number): Promise<string> => {
    await sendEvent(url, written('What about C_0042?', { ts: `1700000500.00010${nth}` }));
    const args = await api.nth('chat.postEphemeral', nth);
    return `${args.channel} ${args.user}: ${stringsIn(args).join(' ')}`;
  };
  t.regex(await told(1), /^D_U_ADVISOR U_ADVISOR: .*didn’t work/s);
  fault = new DatabaseAwayError();
  t.regex(await told(2), /database/i);
  fault = null;
  api.answerOnce('chat.postMessage', { status: 429, headers: { 'retry-after': '600' } });
  t.regex(await told(3), /Slack is holding our messages back/);
});
