import test from 'ava';
import type { InboxEntry } from '../../src/usecases/ports.ts';
import { fakeServices } from '../helpers/fake-services.ts';
import { SOME_SIGNS, sampleShown } from '../helpers/sample-recommendation.ts';
import { slackOverHttp } from '../helpers/slack-over-http.ts';
import { BOT_USER, command, feedbackPress, reaction, sendCommand, sendEvent, sendInteraction } from '../helpers/slack-requests.ts';

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
  t.true(JSON.stringify(update.blocks).includes('2 👍 1 👎 · Corporate Bonds in this segment 0.36 → 0.38'));
});

for (const [name, sign] of [
  ['+1', 1],
  ['thumbsup', 1],
  ['thumbsup::skin-tone-6', 1],
  ['-1', -1],
  ['thumbsdown', -1],
  ['-1::skin-tone-2', -1],
] as const) {
  test(`taking away :${name}: is a sign of ${sign} taken away`, async (t) => {
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

test('a press of the button names its recommendation, and redraws the message it stands under', async (t) => {
  const { url, api } = await slackOverHttp(t, {
    recordFeedback: async () => ({ kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [] }),
  });
  const press = feedbackPress(`down:${RECOMMENDATION}`);
  t.is((await sendInteraction(url, press)).status, 200);
  const update = await api.nth('chat.update');
  t.is(update.ts, '1700000000.000100');
});

test('a button’s sign is stored under its trigger', async (t) => {
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

test('a sign that cannot be stored is not acknowledged, so that Slack sends it again', async (t) => {
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

test('a sign that is stored and cannot be recorded is acknowledged, and taken up by a later round', async (t) => {
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

test('signs left behind by a process that died are taken up at the start', async (t) => {
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

test('a stranger’s sign changes no message', async (t) => {
  const { url, app, api } = await slackOverHttp(t, { recordFeedback: async () => ({ kind: 'ignored', why: 'no-role' }) });
  await sendEvent(url, reaction('reaction_added', '+1', { user: 'U_STRANGER' }));
  await app.stop();
  t.deepEqual(api.of('chat.update'), []);
  t.deepEqual(api.of('chat.postEphemeral'), []);
});

test('a message that was deleted in the meantime costs no more than a line in the log', async (t) => {
  const { url, app, api, logger } = await slackOverHttp(t);
  api.answer('chat.update', () => ({ ok: false, error: 'message_not_found' }));
  t.is((await sendEvent(url, reaction('reaction_added', '+1'))).status, 200);
  await app.stop();
  t.true(logger.lines.some(({ level, message }) => level === 'warn' && message.startsWith('feedback is stored')));
});

test('a stop waits for what is still being recorded', async (t) => {
  let release = (): void => {};
  const { url, app, api } = await slackOverHttp(t, {
    recordFeedback: async () => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return { kind: 'recorded', changed: true, shown: sampleShown(), tally: SOME_SIGNS, places: [{ channel: 'D1', ts: '1.000001' }] };
    },
  });
  await sendEvent(url, reaction('reaction_added', '+1'));
  const stopped = app.stop();
  release();
  await stopped;
  t.is(api.of('chat.update').length, 1);
});

test('a reaction cannot overtake the note of where its message stands', async (t) => {
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
