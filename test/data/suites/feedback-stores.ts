import { spawn } from 'node:child_process';
import type { FeedbackEvent } from '../../../src/advisor/values/feedback.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { textFromColumn } from '../../../src/data/rows/columns.ts';
import { dropOthersThumbs } from '../../../src/data/rows/drop-others-thumbs.ts';
import { feedbackStore } from '../../../src/data/stores/advice/feedback-store.ts';
import { inboxStore } from '../../../src/data/stores/advice/inbox-store.ts';
import type { InboxEntry } from '../../../src/usecases/ports/inbox-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');
const after = (milliseconds: number): Date => new Date(AT.getTime() + milliseconds);

const event = (eventId: string, parts: Partial<FeedbackEvent> = {}): FeedbackEvent => ({
  eventId,
  recommendationId: 'one',
  advisorId: 'U1',
  key: 'reaction:+1::skin-tone-2',
  sign: 1,
  action: 'added',
  happenedAt: '1700000000.000100',
  ...parts,
});

const entry = (eventId: string, about: InboxEntry['about'] = { channel: 'C1', ts: '1.1' }): InboxEntry => ({
  eventId,
  slackUserId: 'U1',
  about,
  key: 'button',
  sign: -1,
  action: 'added',
  happenedAt: '1700000000.000100',
});

const APPEND_MANY = new URL('../../helpers/databases/append-feedback.js', import.meta.url).pathname;

/** Another process that appends the events `0` to `count - 1`; returns how many were new to it. */
const appendInAnotherProcess = (url: string, count: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [APPEND_MANY, url, String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (text) => {
      output += text;
    });
    child.once('exit', (status) => (status === 0 ? resolve(Number(output)) : reject(new Error(`exit ${status}`))));
  });

export const feedbackStoresSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('an outcome comes back as it was stored, with a chance to the last digit or none', async (t, database) => {
    const store = feedbackStore(database);
    const outcomes = [0.1 + 0.2, null].map((propensity, at) =>
      event(`outcome:one:${at}`, { key: 'outcome', outcome: { types: 3, propensity } }),
    );
    for (const one of outcomes) await store.append(one, AT);
    t.deepEqual(
      (await store.ofRecommendation('one')).map(({ sequence, ...rest }) => rest),
      outcomes,
    );
  });

  test('a sign is appended once, whatever comes under its event id later', async (t, database) => {
    const store = feedbackStore(database);
    t.true(await store.append(event('Ev1'), AT));
    t.false(await store.append(event('Ev1', { sign: -1 }), AT));
    t.true(await store.append(event('ev1'), AT), 'ids are compared bytewise');
    t.true(await store.append(event('Ev1 '), AT), 'a space at the end makes another id');
    const rows = await store.since(0);
    t.deepEqual(
      rows.map(({ sequence, ...rest }) => rest),
      [event('Ev1'), event('ev1'), event('Ev1 ')],
    );
  });

  test('what a client chose is kept with its sign, in the inbox and in the rows', async (t, database) => {
    const chosen = { key: 'choice', chosenType: 'Grüne Anleihen 🌱' } as const;
    await feedbackStore(database).append(event('Ev1', chosen), AT);
    const [{ sequence, ...row } = { sequence: 0 }] = await feedbackStore(database).since(0);
    t.deepEqual(row, event('Ev1', chosen));
    const answer = { ...entry('Ev1', { recommendationId: 'one' }), ...chosen };
    await inboxStore(database).put(answer, AT);
    t.deepEqual(await inboxStore(database).pending(after(1), 10), [answer]);
  });

  test('rows are read by sequence and by recommendation', async (t, database) => {
    const store = feedbackStore(database);
    for (const id of ['a', 'b', 'c']) await store.append(event(id, { recommendationId: id === 'b' ? 'two' : 'one' }), AT);
    const [first, second, third] = await store.since(0);
    t.true(first && second && third && first.sequence < second.sequence && second.sequence < third.sequence);
    t.deepEqual(
      (await store.since(first?.sequence ?? 0)).map((row) => row.eventId),
      ['b', 'c'],
    );
    t.deepEqual(
      (await store.ofRecommendation('one')).map((row) => row.eventId),
      ['a', 'c'],
    );
    t.deepEqual(await store.since(1e9), []);
  });

  test('if many connections append one event at once, one is told that it is new', async (t, _database, url) => {
    const several = Array.from({ length: 6 }, () => openDatabase(url));
    t.teardown(() => Promise.all(several.map((one) => one.close())));
    for (let round = 0; round < 15; round++) {
      const told = await Promise.all(several.map((one) => feedbackStore(one).append(event(`Ev${round}`), AT)));
      t.is(told.filter(Boolean).length, 1);
      const put = await Promise.all(several.map((one) => inboxStore(one).put(entry(`Ev${round}`), AT)));
      t.is(put.filter(Boolean).length, 1);
    }
  });

  test('if several processes append the same events at once, each event is new to one', async (t, database, url) => {
    const told = await Promise.all(Array.from({ length: 3 }, () => appendInAnotherProcess(url, 100)));
    t.is(
      told.reduce((sum, count) => sum + count, 0),
      100,
    );
    t.is((await feedbackStore(database).since(0)).length, 100);
  });

  test('a store that found the inbox finished still finds new entries, even minutes late', async (t, database) => {
    const store = inboxStore(database);
    const hour = 3_600_000;
    for (const id of ['a', 'b', 'c']) {
      await store.put(entry(id), AT);
      await store.finish(id, 'recorded', after(1));
    }
    t.deepEqual(await store.pending(after(2 * hour), 10), []);
    // One was stored ten minutes ago, another one is new.
    await store.put(entry('slow'), after(2 * hour - 600_000));
    await store.put(entry('new'), after(2 * hour));
    t.deepEqual(await store.pending(after(3 * hour), 10), [entry('slow'), entry('new')]);
    t.deepEqual(await inboxStore(database).pending(after(3 * hour), 10), [entry('slow'), entry('new')]);
    await store.finish('slow', 'recorded', after(3 * hour));
    t.deepEqual(await store.pending(after(9 * hour), 10), [entry('new')], 'what is unfinished stays, however old');
  });

  test('a sign in the inbox is pending until it is finished, oldest first', async (t, database) => {
    const store = inboxStore(database);
    t.true(await store.put(entry('late'), after(50)));
    t.true(await store.put(entry('early', { recommendationId: 'one' }), AT));
    t.false(await store.put(entry('early'), AT));
    t.deepEqual(await store.pending(after(51), 10), [entry('early', { recommendationId: 'one' }), entry('late')]);
    t.deepEqual(await store.pending(after(50), 10), [entry('early', { recommendationId: 'one' })]);
    t.deepEqual(await store.pending(AT, 10), []);
    t.is((await store.pending(after(100), 1)).length, 1);
    await store.finish('early', 'recorded', after(60));
    await store.finish('early', 'recorded', after(70));
    t.deepEqual(await store.pending(after(100), 10), [entry('late')]);
    t.false(await store.put(entry('early'), after(80)), 'what is finished is not taken in again');
  });

  test('thumbs on colleagues’ messages that earlier versions stored are removed; everything else stays', async (t, database) => {
    const store = inboxStore(database);
    for (const id of ['others', 'counted', 'waits']) await store.put(entry(id), AT);
    await store.put(entry('button', { recommendationId: 'gone' }), AT);
    await store.finish('others', 'no-recommendation', AT);
    await store.finish('button', 'no-recommendation', AT);
    await store.finish('counted', 'recorded', AT);
    for (const _ of ['once', 'and again']) await dropOthersThumbs(database.knex);
    const ids = async (table: string) => (await database.knex(table).pluck('event_id')).map(textFromColumn).sort();
    t.deepEqual(await ids('advisor_inbox'), ['button', 'counted', 'waits']);
    t.deepEqual(await ids('advisor_inbox_outcomes'), ['button', 'counted']);
    await store.drop('waits');
    t.deepEqual(await ids('advisor_inbox'), ['button', 'counted']);
  });

  test('any text survives: emoji, quotes, control signs', async (t, database) => {
    const store = feedbackStore(database);
    const strange = event('é🎉\'"\\%_;--', { advisorId: '<!channel>', key: 'reaction:👍🏽\n' });
    await store.append(strange, AT);
    const [{ sequence, ...row } = { sequence: 0 }] = await store.since(0);
    t.deepEqual(row, strange);
  });
};
