import type { App } from '@slack/bolt';
import test, { type ExecutionContext } from 'ava';
import { SLASH_COMMANDS } from '../../../commands/index.ts';
import { problemsOfHome } from '../../../playground/strictness/surfaces.ts';
import { registerListeners, type WholeEdge } from '../../../src/slack/listeners.ts';
import { markCall } from '../../../src/usecases/home/calls-done.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { CALLS_DONE_ACTION, CALLS_NOT_DONE_ACTION } from '../../../views/home/call-list-message.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import { audited } from '../../helpers/audited.ts';
import { objectsIn, stringsIn } from '../../helpers/inside.ts';
import { sampleDigest } from '../../helpers/samples/sample-digest.ts';
import { sampleCalls, sampleFigures, sampleHome, sampleSystem } from '../../helpers/samples/sample-home.ts';
import { press } from '../../helpers/slack/press.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import { homeOpened, homePress, sendEvent, sendInteraction } from '../../helpers/slack/slack-requests.ts';

const desk = (more: Partial<Services> = {}): Partial<Services> => ({
  openHome: async ({ actor }) => sampleHome({ actor, picture: 'F0OLD', system: actor.role === 'admin' ? sampleSystem() : null }),
  segmentsPicture: async () => null,
  ...more,
});
const png = { render: async () => Uint8Array.of(137, 80, 78, 71), close: async () => {} };
const published = async (t: ExecutionContext, api: { nth(method: string, count: number): Promise<Record<string, unknown>> }, count = 1) => {
  const call = await api.nth('views.publish', count);
  const view = call.view as { blocks: object[] };
  t.deepEqual(problemsOfHome({ ...view }), []);
  return { userId: call.user_id, view, text: stringsIn(view).join('\n') };
};

test('an adviser’s Home shows the firm, the quality of the advice and their clients, and nothing about the system', async (t) => {
  const { url, api } = await slackOverHttp(t, desk());
  t.is((await sendEvent(url, homeOpened('U_ADVISOR'))).status, 200);
  const { userId, text } = await published(t, api);
  t.is(userId, 'U_ADVISOR');
  for (const words of [
    'Your clients to call',
    'C_0042',
    'Asha Rao',
    'Middle-aged Balanced Investors',
    'Right first time 45%',
    'popular type',
    'A, conservative',
  ]) {
    t.true(text.includes(words), words);
  }
  for (const words of ['The system', 'Administration', 'Explore']) t.false(text.includes(words), words);
});

test('an admin’s Home shows the system, and the way to administration and breakdowns', async (t) => {
  const { url, api } = await slackOverHttp(t, desk({ whoIs: async (id) => ({ id, role: 'admin', sees: 'all' }) }));
  await sendEvent(url, homeOpened('U_ADMIN'));
  const { text } = await published(t, api);
  for (const words of ['The system', 'SQLite', 'Administration', 'Explore the book', 'Clients to call'])
    t.true(text.includes(words), words);
});

test('a stranger’s Home says whom to ask, and holds no figure', async (t) => {
  let opened = 0;
  const { url, api } = await slackOverHttp(
    t,
    desk({ openHome: async () => sampleHome({ feedbackThisWeek: { up: ++opened, down: 0, choseFirst: 0, choseOther: 0 } }) }),
  );
  await sendEvent(url, homeOpened('U_STRANGER'));
  const { view, text } = await published(t, api);
  t.true(objectsIn(view).some(({ type, user_id: id }) => type === 'user' && id === 'UADMIN'));
  t.notRegex(text, /\d|C_0042|₹/);
  t.is(opened, 0);
});

test('before the first training, and before the book was read, Home says so', async (t) => {
  const untrained = await slackOverHttp(t, desk({ openHome: async () => sampleHome({ model: null, figures: null, calls: null }) }));
  await sendEvent(untrained.url, homeOpened('U_ADVISOR'));
  t.regex((await published(t, untrained.api)).text, /hasn’t been trained yet/);
  const unread = await slackOverHttp(t, desk({ openHome: async () => sampleHome({ figures: null, calls: null }) }));
  await sendEvent(unread.url, homeOpened('U_ADVISOR'));
  t.regex((await published(t, unread.api)).text, /figures aren’t ready yet/);
});

test('segments and bands of fewer than five clients are not told apart', async (t) => {
  const figures = sampleFigures();
  const [large] = figures.segments;
  const small = { ...(large as (typeof figures.segments)[0]), id: 2, name: 'Four Of Them', clients: 4 };
  const bands = [
    ...figures.bands,
    { band: 'C' as const, source: 'recorded' as const, clients: 2, bought: figures.bought, outstanding: figures.outstanding },
  ];
  const { url, api } = await slackOverHttp(
    t,
    desk({ openHome: async () => sampleHome({ figures: { ...figures, segments: [...figures.segments, small], bands } }) }),
  );
  await sendEvent(url, homeOpened('U_ADVISOR'));
  const { text } = await published(t, api);
  t.notRegex(text, /Four Of Them|C, aggressive/);
  t.regex(text, /1 more segment with few clients/);
  t.regex(text, /1 more band with fewer than five clients/);
});

test('Home is shown at once; the picture is drawn once for all visitors and added to their pages', async (t) => {
  const kept: string[] = [];
  const { url, api } = await slackOverHttp(
    t,
    desk({
      whoIs: async (id) => ({ id, role: 'supervisor', sees: 'all' }),
      openHome: async () => sampleHome({ picture: null }),
      segmentsPicture: async () => ({
        figures: sampleFigures(),
        keep: async (file) => {
          kept.push(file);
          return file;
        },
      }),
    }),
    { charts: png },
  );
  api.answer('views.publish', () => ({ ok: true, view: { hash: 'h1' } }));
  await Promise.all([sendEvent(url, homeOpened('U_ONE')), sendEvent(url, homeOpened('U_OTHER'))]);
  const first = await published(t, api, 1);
  t.false(objectsIn(first.view).some(({ type }) => type === 'image'));
  t.regex(first.text, /▰/, 'bars until it is there');
  await published(t, api, 4);
  t.deepEqual(kept, ['F1']);
  const completed = api.of('views.publish').slice(2);
  for (const { view, hash } of completed) {
    t.true(objectsIn(view).some(({ slack_file: file }) => (file as { id?: string } | undefined)?.id === 'F1'));
    t.is(hash, 'h1', 'a page that was published meanwhile is not overwritten');
  }
});

test('a picture that Slack no longer has is left out, forgotten and drawn again', async (t) => {
  let forgotten = 0;
  const { url, api } = await slackOverHttp(
    t,
    desk({
      forgetSegmentsPicture: async () => void forgotten++,
      segmentsPicture: async () => ({ figures: sampleFigures(), keep: async (file) => file }),
    }),
    { charts: png },
  );
  api.answerOnce('views.publish', { ok: false, error: 'invalid_arguments' });
  await sendEvent(url, homeOpened('U_ADVISOR'));
  await published(t, api, 3);
  const files = api.of('views.publish').map(({ view }) => objectsIn(view).find(({ slack_file: file }) => file !== undefined)?.slack_file);
  t.deepEqual(files, [{ id: 'F0OLD' }, undefined, { id: 'F1' }]);
  t.is(forgotten, 1);
});

test('a Home that cannot be made says so under a reference, and nothing of the error', async (t) => {
  const { url, api, logger } = await slackOverHttp(t, desk({ openHome: async () => Promise.reject(new Error('secret of the database')) }));
  await sendEvent(url, homeOpened('U_ADVISOR'));
  const { text } = await published(t, api);
  t.regex(text, /That didn’t work/);
  t.notRegex(text, /secret/);
  t.true(logger.lines.some((line) => JSON.stringify(line).includes('Home could not be drawn')));
});

test('a button checks the role again: somebody who lost it is told whom to ask', async (t) => {
  const { url, api } = await slackOverHttp(t, desk());
  await sendInteraction(url, homePress(HOME_ACTIONS.recommend, { user: 'U_STRANGER' }));
  t.regex(String((await api.nth('chat.postEphemeral')).text), /no role/);
  t.is(api.of('views.open').length, 0);
});

test('the buttons open what their commands open', async (t) => {
  const { url, api } = await slackOverHttp(
    t,
    desk({ callList: async () => audited(sampleCalls()), digestNow: async () => ({ kind: 'digest', digest: audited(sampleDigest()) }) }),
  );
  api.answer('views.open', () => ({ ok: true, view: { id: 'V1', hash: 'h' } }));
  await sendInteraction(url, homePress(HOME_ACTIONS.recommend));
  t.like((await api.nth('views.open')).view, { callback_id: 'pick_client' });
  await sendInteraction(url, homePress(HOME_ACTIONS.newClient));
  t.true(((await api.nth('views.open', 2)).view as { blocks: object[] }).blocks.length > 2);
  await sendInteraction(url, homePress(HOME_ACTIONS.calls));
  const list = await api.nth('chat.postMessage');
  t.is(list.channel, 'D_U_ADVISOR');
  t.regex(stringsIn(list.blocks).join(' '), /C_0042.*C_0101/s);
  t.is(api.of('chat.postEphemeral').length, 0, 'nobody at Home is told that it went to direct messages');
  await sendInteraction(url, homePress(HOME_ACTIONS.help));
  const help = stringsIn((await api.nth('views.update')).view).join(' ');
  t.regex(help, /bond-recommend/, 'help opens where it was asked for');
  await sendInteraction(url, homePress(HOME_ACTIONS.digest));
  t.regex(stringsIn((await api.nth('views.update', 2)).view).join(' '), /direct messages/);
  t.is(api.of('chat.postEphemeral').length, 0, 'nobody on Home sees such a message');
});

test('every button that Home can show is listened to', (t) => {
  const heard: string[] = [];
  const app = new Proxy({}, { get: (_, kind) => (name: unknown) => (kind === 'action' ? heard.push(String(name)) : 0) });
  registerListeners(app as unknown as App, {} as WholeEdge, () => null, SLASH_COMMANDS, { refused: () => {} });
  t.deepEqual(
    Object.values(HOME_ACTIONS).filter((id) => !heard.includes(id)),
    [],
  );
});

test('a stranger’s press opens nothing, and only tells them whom to ask', async (t) => {
  const { url, api } = await slackOverHttp(t, desk({ whoIs: async () => null }));
  for (const action of Object.values(HOME_ACTIONS)) await sendInteraction(url, homePress(action));
  await api.nth('chat.postEphemeral', Object.values(HOME_ACTIONS).length - 1);
  t.is(api.of('views.open').length, 0);
  t.is(api.of('chat.postMessage').length, 0);
});

/** A desk whose call lists keep who's done. */
const withCalls = () => {
  const marks = new Map<string, string>();
  const store = {
    put: async (key: string, value: string) => marks.size < marks.set(key, value).size,
    get: async (key: string) => marks.get(key) ?? null,
    remove: async (key: string) => void marks.delete(key),
    removeOlder: async () => {},
  };
  return desk({
    callList: async () => audited(sampleCalls()),
    oldBook: async () => null,
    markCall: markCall({ marks: store, clock: { now: () => new Date('2026-03-13T08:00:00Z') } }),
  });
};

test('two quick presses on “Done …”, both under the list as it was, leave both clients done', async (t) => {
  const { url, api } = await slackOverHttp(t, withCalls());
  await Promise.all(['C_0042', 'C_0044'].map((client) => sendInteraction(url, press(CALLS_DONE_ACTION, client))));
  const updated = await api.nth('chat.update', 2);
  const menu = objectsIn(updated.blocks).find(({ action_id: id }) => id === CALLS_NOT_DONE_ACTION);
  const options = (menu?.options ?? []) as ReadonlyArray<{ readonly value: string }>;
  t.deepEqual(options.map(({ value }) => value).sort(), ['C_0042', 'C_0044']);
});

test('another adviser’s press on “Done …” leaves the list as it is, and tells them so', async (t) => {
  const { url, api } = await slackOverHttp(t, withCalls());
  const pressed = press(CALLS_DONE_ACTION, 'C_0042');
  const [action] = pressed.actions as object[];
  await sendInteraction(url, {
    ...pressed,
    channel: { id: 'C_DESK', name: 'desk' },
    actions: [{ ...action, block_id: 'calls_of:U_OTHER' }],
  });
  t.regex(String((await api.nth('chat.postEphemeral')).text), /somebody else’s call list/);
  await sendInteraction(url, { ...pressed, trigger_id: '7.8.9', channel: { id: 'C_DESK', name: 'desk' } });
  await api.nth('chat.postEphemeral', 2);
  t.is(api.of('chat.update').length, 0);
});

test('a client who was called is marked as done in the list itself, and taken back', async (t) => {
  const { url, api } = await slackOverHttp(t, withCalls());
  await sendInteraction(url, press(CALLS_DONE_ACTION, 'C_0042'));
  const updated = await api.nth('chat.update');
  t.like(updated, { channel: 'D_U_ADVISOR', ts: '1700000000.000100' });
  t.regex(stringsIn(updated.blocks).join(' '), /1 done|2 done/);
  const again = press(CALLS_NOT_DONE_ACTION, 'C_0042');
  await sendInteraction(url, { ...again, message: { ...(again.message as object), blocks: updated.blocks } });
  t.notRegex(stringsIn((await api.nth('chat.update', 2)).blocks).join(' '), / done/);
});
