import { EventEmitter, once } from 'node:events';
import test from 'ava';
import { digestLabel, metadataOf, recommendationLabel } from '../../../src/slack/posting/message-metadata.ts';
import type { InboxEntry } from '../../../src/usecases/ports/inbox-store.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { NO_SIGNS, SOME_SIGNS, sampleShown } from '../../helpers/samples/sample-recommendation.ts';
import { draw } from '../../helpers/slack/draw-recommendation.ts';
import { fakeServices } from '../../helpers/slack/fake-services.ts';
import { slackOverHttp } from '../../helpers/slack/slack-over-http.ts';
import {
  BOT_USER,
  command,
  eventOf,
  feedbackPress,
  reaction,
  sendCommand,
  sendEvent,
  sendInteraction,
} from '../../helpers/slack/slack-requests.ts';

const RECOMMENDATION = sampleShown().id;

test('a reaction is stored as it came, recorded, and the message’s footer redrawn', async (t) => {
  const { url, api, inbox, recorded } = await slackOverHttp(t);
  t.is((await sendEvent(url, reaction('reaction_added', '+1::skin-tone-3', { eventId: 'Ev42' }))).status, 200);
  const update = await api.nth('chat.update');
  const entry = inbox.get('Ev42');
  t.like(entry, {
    eventId: 'Ev42',
    slackUserId: 'U_ADVISOR',
    about: { channel: 'D_U_ADVISOR', ts: '1700000000.000100' },
    key: 'reaction:+1::skin-tone-3',
    sign: 1,
    action: 'added',
  });
  t.regex(entry?.happenedAt ?? '', /^1700000100\.\d{6}$/);
  t.deepEqual(recorded, [entry as InboxEntry]);
  t.is(update.channel, 'D_U_ADVISOR');
  t.is(update.ts, '1700000000.000100');
  t.true(JSON.stringify(update.blocks).includes('2 👍 1 👎 · Corporate Bonds moved up a little in this segment'));
});

for (const [name, sign] of [
  ['+1', 1],
  ['thumbsup', 1],
  ['thumbsup::skin-tone-6', 1],
  ['-1', -1],
  ['thumbsdown', -1],
  ['-1::skin-tone-2', -1],
] as const) {
  test(`taking away :${name}: takes a vote of ${sign} back`, async (t) => {
    const { url, api, recorded } = await slackOverHttp(t);
    await sendEvent(url, reaction('reaction_removed', name));
    await api.nth('chat.update');
    t.like(recorded[0], { key: `reaction:${name}`, sign, action: 'removed' });
  });
}

for (const [what, body] of [
  ['another emoji', reaction('reaction_added', 'tada')],
  ['an emoji that only begins like a thumb', reaction('reaction_added', '+100')],
  ['the bot’s own reaction', reaction('reaction_added', '+1', { user: BOT_USER })],
  ['a thumb on a colleague’s message', reaction('reaction_added', '+1', { itemUser: 'U_COLLEAGUE' })],
  ['a reaction to a file', reaction('reaction_added', '+1', { item: { type: 'file', file: 'F1' } })],
  ['a reaction without a message', reaction('reaction_added', '+1', { item: { type: 'message' } })],
] as const) {
  test(`${what} is acknowledged and does nothing`, async (t) => {
    const { url, app, inbox, recorded } = await slackOverHttp(t);
    t.is((await sendEvent(url, body)).status, 200);
    await app.stop();
    t.is(inbox.size, 0);
    t.is(recorded.length, 0);
  });
}

test('a press of the button names its recommendation, and redraws the message above it', async (t) => {
  const { url, api } = await slackOverHttp(t, {
    recordFeedback: async () => ({ kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [] }),
  });
  const press = feedbackPress(`down:${RECOMMENDATION}`);
  t.is((await sendInteraction(url, press)).status, 200);
  const update = await api.nth('chat.update');
  t.is(update.ts, '1700000000.000100');
});

test('a button’s vote is stored under its trigger', async (t) => {
  const { url, api, inbox } = await slackOverHttp(t);
  const press = feedbackPress(`down:${RECOMMENDATION}`, { trigger_id: '9.9.abc' });
  await sendInteraction(url, press);
  await api.nth('chat.update');
  t.like(inbox.get('9.9.abc'), {
    about: { recommendationId: RECOMMENDATION },
    key: 'button',
    sign: -1,
    action: 'added',
    slackUserId: 'U_ADVISOR',
  });
});

test('a button with a value that is not ours does nothing', async (t) => {
  const { url, app, inbox } = await slackOverHttp(t);
  t.is((await sendInteraction(url, feedbackPress('sideways:1'))).status, 200);
  await app.stop();
  t.is(inbox.size, 0);
});

test('the same event twice is acknowledged twice and recorded once', async (t) => {
  const { url, api, recorded } = await slackOverHttp(t);
  const event = reaction('reaction_added', '+1');
  t.is((await sendEvent(url, event)).status, 200);
  t.is((await sendEvent(url, event)).status, 200);
  await api.nth('chat.update');
  t.is(recorded.length, 1);
});

test('a vote that cannot be stored is not acknowledged, so Slack sends it again', async (t) => {
  let away = true;
  const stored = fakeServices();
  const { url, api, recorded } = await slackOverHttp(t, {
    receiveFeedback: async (entry) => {
      if (away) throw new Error('the database is away');
      return stored.services.receiveFeedback(entry);
    },
  });
  const event = reaction('reaction_added', '+1');
  t.is((await sendEvent(url, event)).status, 500);
  t.is((await sendInteraction(url, feedbackPress(`up:${RECOMMENDATION}`))).status, 500);
  t.is(recorded.length, 0);
  away = false;
  t.is((await sendEvent(url, event)).status, 200);
  await api.nth('chat.update');
  t.is(recorded.length, 1);
});

test('a vote that is stored and cannot be recorded is acknowledged, and taken up by a later round', async (t) => {
  let broken = true;
  const left: InboxEntry[] = [];
  const { url, api } = await slackOverHttp(
    t,
    {
      recordFeedback: async (entry) => {
        if (broken) {
          broken = false;
          left.push(entry);
          throw new Error('the database went away');
        }
        left.length = 0;
        return { kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D1', ts: '1.000001' }] };
      },
      unfinishedFeedback: async () => [...left],
    },
    { recoverEveryMs: 20 },
  );
  t.is((await sendEvent(url, reaction('reaction_added', '+1'))).status, 200);
  t.like(await api.nth('chat.update'), { channel: 'D1', ts: '1.000001' });
});

test('votes left behind by a process that died are taken up at the start', async (t) => {
  const entry: InboxEntry = {
    eventId: 'EvLEFT',
    slackUserId: 'U_ADVISOR',
    about: { channel: 'D1', ts: '1.000001' },
    key: 'reaction:+1',
    sign: 1,
    action: 'added',
    happenedAt: '1.000002',
  };
  const { api, recorded } = await slackOverHttp(t, { unfinishedFeedback: async () => [entry] });
  await api.nth('chat.update');
  t.deepEqual(recorded, [entry]);
});

test('a stranger’s vote changes no message', async (t) => {
  const { url, app, api } = await slackOverHttp(t, { recordFeedback: async () => ({ kind: 'ignored', why: 'no-role' }) });
  await sendEvent(url, reaction('reaction_added', '+1', { user: 'U_STRANGER' }));
  await app.stop();
  t.deepEqual(api.of('chat.update'), []);
  t.deepEqual(api.of('chat.postEphemeral'), []);
});

test('a message that was deleted meanwhile costs only a line in the log', async (t) => {
  const { url, app, api, logger } = await slackOverHttp(t);
  api.answer('chat.update', () => ({ ok: false, error: 'message_not_found' }));
  t.is((await sendEvent(url, reaction('reaction_added', '+1'))).status, 200);
  await app.stop();
  t.true(logger.lines.some(({ level, message }) => level === 'warn' && message.startsWith('feedback is stored')));
});

test('a stop waits for what is still being recorded', async (t) => {
  const recording = new EventEmitter();
  const begun = once(recording, 'begun');
  const { url, app, api } = await slackOverHttp(t, {
    recordFeedback: async () => {
      const released = once(recording, 'released');
      recording.emit('begun');
      await released;
      return { kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D1', ts: '1.000001' }] };
    },
  });
  await sendEvent(url, reaction('reaction_added', '+1'));
  await begun;
  const stopped = app.stop();
  recording.emit('released');
  await stopped;
  t.is(api.of('chat.update').length, 1);
});

test('a reaction cannot overtake the note of its message’s place', async (t) => {
  const order: string[] = [];
  let noting = (): void => {};
  const isNoting = new Promise<void>((resolve) => {
    noting = resolve;
  });
  let release = (): void => {};
  const { url, api } = await slackOverHttp(t, {
    noteRecommendationPosted: async () => {
      noting();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      order.push('noted');
    },
    recordFeedback: async () => {
      order.push('recorded');
      return { kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D1', ts: '1.000001' }] };
    },
  });
  await sendCommand(url, command('/bond-recommend', 'C_0042'));
  await isNoting;
  await sendEvent(url, reaction('reaction_added', '+1'));
  release();
  await api.nth('chat.update');
  t.deepEqual(order, ['noted', 'recorded']);
});

/** A stop waits until everything is done. */
const PATIENT = { drainMs: 30_000 };
const UNKNOWN = { type: 'message', channel: 'C_DESK', ts: '1700000000.000900' };
/** Slack's answer about a message by this author. */
const messageBy = (author: object, blocks: readonly object[] = draw(sampleShown(), NO_SIGNS).blocks) => ({
  ok: true,
  type: 'message',
  channel: 'C_DESK',
  message: { type: 'message', ts: UNKNOWN.ts, blocks, ...author },
});
/** The place isn't known until it's noted. */
const unknownAtFirst = (): Partial<Services> => {
  let known = false;
  return {
    noteFoundMessage: async () => {
      known = true;
      return true;
    },
    recordFeedback: async () =>
      known
        ? { kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'C_DESK', ts: UNKNOWN.ts }] }
        : { kind: 'unknown-message' },
  };
};

for (const [what, author] of [
  ['its user', { user: BOT_USER }],
  ['its bot', { user: 'U_OTHER', bot_id: 'B1' }],
] as const) {
  test(`a vote on a message that nobody noted finds its recommendation, if we posted it by ${what}`, async (t) => {
    const { url, api, logger } = await slackOverHttp(t, unknownAtFirst(), PATIENT);
    api.answer('reactions.get', () => messageBy(author));
    await sendEvent(url, reaction('reaction_added', '+1', { item: UNKNOWN }));
    t.like(await api.nth('chat.update'), { channel: 'C_DESK', ts: UNKNOWN.ts });
    t.like(api.of('reactions.get')[0], { channel: 'C_DESK', timestamp: UNKNOWN.ts });
    t.true(logger.lines.some(({ message }) => message.startsWith('found the message')));
  });
}

const GONE: Partial<Services> = { noteFoundMessage: async () => false, recordFeedback: async () => ({ kind: 'unknown-message' }) };

test('a reaction to a recommendation that is not stored any more is answered, to people with a role and for a sign that was added', async (t) => {
  const { url, app, api } = await slackOverHttp(t, GONE, PATIENT);
  api.answer('reactions.get', () => messageBy({ user: BOT_USER }));
  await sendEvent(url, reaction('reaction_added', '+1', { item: UNKNOWN, eventId: 'Ev1' }));
  const told = await api.nth('chat.postEphemeral');
  t.like(told, { channel: 'C_DESK', user: 'U_ADVISOR' });
  t.regex(String(told.text), /is no longer stored, so your vote can’t count/);
  await sendEvent(url, reaction('reaction_removed', '+1', { item: UNKNOWN, eventId: 'Ev2' }));
  await sendEvent(url, reaction('reaction_added', '+1', { item: UNKNOWN, eventId: 'Ev3', user: 'U_STRANGER' }));
  await app.stop();
  t.is(api.of('chat.postEphemeral').length, 1);
});

test('a button or a choice on a recommendation that is not stored any more is answered', async (t) => {
  const recordFeedback = async () => ({ kind: 'ignored' as const, why: 'recommendation-gone' as const });
  const { url, api } = await slackOverHttp(t, { recordFeedback }, PATIENT);
  await sendInteraction(url, feedbackPress(`up:${RECOMMENDATION}`));
  const told = await api.nth('chat.postEphemeral');
  t.regex(String(told.text), /is no longer stored/);
  t.is(told.user, 'U_ADVISOR');
});

test('without a model a vote is answered in the footer: it is counted and kept', async (t) => {
  const tally = { ...SOME_SIGNS, effect: null };
  const places = [{ channel: 'D_U_ADVISOR', ts: '1700000000.000100' }];
  const recordFeedback = async () => ({ kind: 'recorded' as const, changed: true, shown: sampleShown(), tally, places });
  const { url, api } = await slackOverHttp(t, { recordFeedback }, PATIENT);
  await sendEvent(url, reaction('reaction_added', '+1'));
  const { blocks } = await api.nth('chat.update');
  t.true(JSON.stringify(blocks).includes('2 👍 1 👎 · kept until there’s a model that knows Corporate Bonds'));
});

for (const [what, reply] of [
  ['somebody else posted, with our blocks', messageBy({ user: 'U_OTHER', bot_id: 'B_OTHER' })],
  ['we posted, without a recommendation', messageBy({ user: BOT_USER }, [])],
  ['is gone', { ok: false, error: 'message_not_found' }],
] as const) {
  test(`a vote on a message that ${what} counts nowhere and is not kept`, async (t) => {
    const { url, app, api, inbox } = await slackOverHttp(t, unknownAtFirst(), PATIENT);
    api.answer('reactions.get', () => reply);
    t.is((await sendEvent(url, reaction('reaction_added', '+1', { item: UNKNOWN }))).status, 200);
    await app.stop();
    t.deepEqual(api.of('chat.update'), []);
    t.is(inbox.size, 0);
  });
}

test('while Slack does not say what a message is, the vote stays stored', async (t) => {
  const { url, app, api, inbox } = await slackOverHttp(t, unknownAtFirst(), PATIENT);
  api.answer('reactions.get', () => ({ ok: false, error: 'internal_error' }));
  await sendEvent(url, reaction('reaction_added', '+1', { eventId: 'Ev1', item: UNKNOWN }));
  await app.stop();
  t.deepEqual([...inbox.keys()], ['Ev1']);
});

test('if Slack does not name the author, a vote is stored only on a message that is known or that Slack says is ours', async (t) => {
  const { url, api, inbox } = await slackOverHttp(t, { isKnownMessage: async ({ ts }) => ts === '1700000000.000100' });
  const vote = (eventId: string, item?: object) =>
    sendEvent(url, reaction('reaction_added', '+1', { eventId, itemUser: null, ...(item && { item: { ...item } }) }));
  t.is((await vote('EvKnown')).status, 200);
  t.deepEqual(api.of('reactions.get'), []);
  api.answer('reactions.get', () => messageBy({ user: BOT_USER }));
  t.is((await vote('EvOurs', UNKNOWN)).status, 200);
  api.answer('reactions.get', () => messageBy({ bot_id: 'B_WEBHOOK' }));
  t.is((await vote('EvOthers', UNKNOWN)).status, 200);
  t.deepEqual([...inbox.keys()], ['EvKnown', 'EvOurs']);
  api.answer('reactions.get', () => ({ status: 500 }));
  t.is((await vote('EvUnsaid', UNKNOWN)).status, 500, 'not acknowledged: Slack sends it again');
  t.deepEqual([...inbox.keys()], ['EvKnown', 'EvOurs']);
});

const told = (metadata: object, more: object = {}) =>
  eventOf({
    type: 'message_metadata_posted',
    app_id: 'A1',
    bot_id: 'B1',
    user_id: BOT_USER,
    team_id: 'T1',
    channel_id: 'C_DESK',
    metadata,
    message_ts: UNKNOWN.ts,
    event_ts: UNKNOWN.ts,
    ...more,
  });

test('when Slack tells of a message of ours, its place is noted', async (t) => {
  const arrived: object[] = [];
  const { url, app, places } = await slackOverHttp(t, { noteDigestArrived: async (digest) => void arrived.push(digest) }, PATIENT);
  const metadata = metadataOf(recommendationLabel(RECOMMENDATION));
  await sendEvent(url, told(metadata, { bot_id: 'B_OTHER', user_id: 'U_OTHER' }));
  await sendEvent(url, told({ ...metadata, event_type: 'somebody_elses' }));
  await sendEvent(url, told(metadata));
  await sendEvent(url, told(metadataOf(digestLabel('digest:C_DESK:monday'))));
  await app.stop();
  t.deepEqual(places, [{ id: RECOMMENDATION, place: { channel: 'C_DESK', ts: UNKNOWN.ts } }]);
  t.deepEqual(arrived, [{ id: 'digest:C_DESK:monday', channel: 'C_DESK', ts: UNKNOWN.ts }]);
});

test('the bin next to the thumbs is for those who pressed; it takes back theirs, and every copy is drawn again', async (t) => {
  const places = [
    { channel: 'D_U_ADVISOR', ts: '1700000000.000100' },
    { channel: 'C0DESK', ts: '1700000000.000200' },
  ];
  const pressed = { shown: sampleShown(), tally: { ...SOME_SIGNS, pressedBy: ['U_ADVISOR'] }, places };
  let standing = pressed;
  const setup = await slackOverHttp(t, {
    standingRecommendation: async () => standing,
    recordFeedback: async () => ({ kind: 'recorded', changed: true, ...pressed }),
    undoFeedback: async () => {
      if (standing !== pressed) return { kind: 'nothing-to-undo' };
      standing = { ...pressed, tally: NO_SIGNS } as typeof pressed;
      return { kind: 'undone', ...standing };
    },
  });
  await sendInteraction(setup.url, feedbackPress(`up:${RECOMMENDATION}`));
  const drawn = JSON.stringify((await setup.api.nth('chat.update')).blocks);
  t.regex(drawn, /"icon_button".*"visible_to_user_ids":\["U_ADVISOR"\]/);
  const undo = () => ({
    ...feedbackPress(''),
    response_url: setup.api.responseUrl,
    actions: [
      { type: 'icon_button', action_id: 'recommendation_undo', block_id: 'b', value: RECOMMENDATION, action_ts: '1700000300.000001' },
    ],
  });
  await setup.api.nth('chat.update', 2);
  await sendInteraction(setup.url, undo());
  const updates = [await setup.api.nth('chat.update', 3), await setup.api.nth('chat.update', 4)];
  t.deepEqual(updates.map(({ channel }) => channel).sort(), ['C0DESK', 'D_U_ADVISOR']);
  for (const { blocks } of updates) t.notRegex(JSON.stringify(blocks), /icon_button/);
  await sendInteraction(setup.url, undo());
  t.regex(String((await setup.api.nth('response_url')).text), /no vote or choice here to take back/);
});

test('a bin that a colleague’s vote made out of date is drawn again, and the person is told that nothing was taken back', async (t) => {
  const standing = {
    shown: sampleShown(),
    tally: { ...SOME_SIGNS, pressedBy: ['U_ADVISOR'] },
    places: [{ channel: 'D_U_ADVISOR', ts: '1700000000.000100' }],
  };
  const asked: unknown[] = [];
  const setup = await slackOverHttp(t, {
    standingRecommendation: async () => standing,
    undoFeedback: async ({ signs }) => {
      asked.push(signs);
      return { kind: 'out-of-date', ...standing };
    },
  });
  const action = { type: 'icon_button', action_id: 'recommendation_undo', block_id: 'b', action_ts: '1700000300.000001' };
  await sendInteraction(setup.url, {
    ...feedbackPress(''),
    response_url: setup.api.responseUrl,
    actions: [{ ...action, value: `${RECOMMENDATION}.1` }],
  });
  t.regex(JSON.stringify((await setup.api.nth('chat.update')).blocks), new RegExp(`${RECOMMENDATION}\\.3`));
  t.regex(String((await setup.api.nth('response_url')).text), /nothing was taken back/);
  t.deepEqual(asked, [1]);
});
