import { clientId, type Day } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { jobStore } from '../../../src/data/stores/admin/job-store.ts';
import { adviceHistory } from '../../../src/data/stores/advice/advice-history.ts';
import { feedbackStore } from '../../../src/data/stores/advice/feedback-store.ts';
import { recommendationStore } from '../../../src/data/stores/advice/recommendation-store.ts';
import { digestSubscriptions } from '../../../src/data/stores/digest/digest-subscriptions.ts';
import { outboxStore } from '../../../src/data/stores/digest/outbox-store.ts';
import { segmentCensuses } from '../../../src/data/stores/digest/segment-censuses.ts';
import type { PastAdvice } from '../../../src/usecases/ports/advice-history.ts';
import type { DigestSubscription } from '../../../src/usecases/ports/digest-subscriptions.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { sampleProfile, sampleShown, sampleType } from '../../helpers/samples/sample-recommendation.ts';

const AT = new Date('2026-03-09T03:30:00.123Z');
const after = (seconds: number): Date => new Date(AT.getTime() + seconds * 1000);
const KEY = { job: 'digest:C1', slot: AT };

const subscription = (channel: string, parts: Partial<DigestSubscription> = {}): DigestSubscription => ({
  channel,
  subscribedBy: 'U0SITA',
  subscribedAt: AT,
  time: null,
  pausedBy: null,
  pauseReason: null,
  notBefore: AT,
  ...parts,
});

export const digestAndJobsSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('if many processes claim a slot at once, one gets it', async (t, _database, url) => {
    const several = Array.from({ length: 6 }, () => openDatabase(url));
    t.teardown(() => Promise.all(several.map((one) => one.close())));
    for (let round = 0; round < 10; round++) {
      const key = { job: 'refresh', slot: after(round) };
      const claims = await Promise.all(several.map((one, place) => jobStore(one).claim(key, `p${place}`, AT, after(60))));
      t.is(claims.filter((claim) => claim.kind === 'mine').length, 1);
    }
  });

  test('a claim holds until its lease ends; then one of many takes it over, and the old holder loses it', async (t, database, url) => {
    const store = jobStore(database);
    t.deepEqual(await store.claim(KEY, 'dead', AT, after(60)), { kind: 'mine', attempt: 1 });
    t.deepEqual(await store.claim(KEY, 'other', after(59), after(119)), { kind: 'held' });
    t.true(await store.renew(KEY, 'dead', after(90)));
    t.deepEqual(await store.claim(KEY, 'other', after(61), after(121)), { kind: 'held' }, 'a renewed lease holds longer');
    const several = Array.from({ length: 5 }, () => openDatabase(url));
    t.teardown(() => Promise.all(several.map((one) => one.close())));
    const claims = await Promise.all(several.map((one, place) => jobStore(one).claim(KEY, `p${place}`, after(100), after(160))));
    t.deepEqual(
      claims.filter(({ kind: came }) => came === 'mine'),
      [{ kind: 'mine', attempt: 2 }],
    );
    t.false(await store.renew(KEY, 'dead', after(999)));
    await store.finish(KEY, 'dead', 'sent', null, after(101));
    t.is((await store.find(KEY))?.finishedAt, null, 'who lost it cannot finish it');
  });

  test('a finished run is finished for everyone, but other slots of the job are not', async (t, database) => {
    const store = jobStore(database);
    await store.claim(KEY, 'a', AT, after(60));
    await store.finish(KEY, 'a', 'sent', 'in words', after(5));
    t.deepEqual(await store.claim(KEY, 'b', after(1000), after(1060)), { kind: 'finished' });
    t.deepEqual(await store.claim({ job: 'digest:C1', slot: after(1) }, 'b', AT, after(60)), { kind: 'mine', attempt: 1 });
    t.deepEqual(await store.claim({ job: 'digest:c1', slot: AT }, 'b', AT, after(60)), { kind: 'mine', attempt: 1 });
    t.deepEqual(await store.find(KEY), {
      ...KEY,
      attempt: 1,
      startedAt: AT,
      finishedAt: after(5),
      waitsUntil: null,
      outcome: 'sent',
      detail: 'in words',
    });
    t.deepEqual(
      (await store.newest(2)).map(({ job, slot }) => [job, slot.getTime()]),
      [
        ['digest:C1', after(1).getTime()],
        ['digest:c1', AT.getTime()],
      ],
    );
  });

  test('a released run is claimed again, but not before its time', async (t, database) => {
    const store = jobStore(database);
    await store.claim(KEY, 'a', AT, after(60));
    t.is((await store.find(KEY))?.waitsUntil, null);
    await store.release(KEY, 'a', 'Slack was away', after(120));
    t.deepEqual((await store.find(KEY))?.waitsUntil, after(120));
    t.false(await store.renew(KEY, 'a', after(180)), 'it is nobody’s until it is taken again');
    t.deepEqual(await store.claim(KEY, 'a', after(119), after(200)), { kind: 'held' });
    t.deepEqual(await store.claim(KEY, 'a', after(120), after(200)), { kind: 'mine', attempt: 2 });
    t.like(await store.find(KEY), { detail: 'Slack was away', waitsUntil: null });
  });

  test('a message is put once, begun, and ends as sent or given up', async (t, database) => {
    const store = outboxStore(database);
    const message = { id: 'digest:C1:1', kind: 'digest', to: 'C1', document: { a: ['₹', null] }, madeAt: AT };
    t.true(await store.put(message));
    t.false(await store.put({ ...message, document: 'another' }));
    t.deepEqual(await store.find('digest:C1:1'), { ...message, state: 'waiting', tries: 0, ts: null, sentAt: null });
    t.true(await store.begin(message.id, after(1)));
    t.like(await store.find(message.id), { state: 'sending', tries: 1 });
    await store.failed(message.id, after(2));
    t.true(await store.begin(message.id, after(3)));
    t.is(await store.pending(), 1);
    t.is(await store.lastSent('digest', 'C1'), null);
    await store.sent(message.id, '17.1', after(4));
    t.false(await store.begin(message.id, after(5)), 'what was sent is not sent again');
    t.like(await store.lastSent('digest', 'C1'), { id: message.id, tries: 2, ts: '17.1', sentAt: after(4) });
    await store.put({ ...message, id: 'digest:C1:2' });
    t.deepEqual(
      (await store.open('digest', 9)).map(({ id }) => id),
      ['digest:C1:2'],
    );
    await store.giveUp('digest:C1:2', 'is_archived', after(6));
    t.deepEqual(await store.open('digest', 9), []);
    t.is(await store.pending(), 0);
    t.is((await store.lastSent('digest', 'C1'))?.id, message.id, 'what was given up is nothing that was sent');
  });

  test('a channel subscribes once, is paused by Slack once, and can be changed and removed', async (t, database) => {
    const store = digestSubscriptions(database);
    t.is(await store.find('C1'), null);
    await store.put(subscription('C1'));
    await store.put(subscription('C2', { time: { cron: '30 17 * * 5', zone: 'Europe/Berlin' } }));
    t.deepEqual(await store.find('C2'), subscription('C2', { time: { cron: '30 17 * * 5', zone: 'Europe/Berlin' } }));
    t.true(await store.pauseRefused('C1', 'is_archived'));
    t.false(await store.pauseRefused('C1', 'is_archived'), 'only one process tells the subscriber');
    t.deepEqual(await store.list(), [
      subscription('C1', { pausedBy: 'slack', pauseReason: 'is_archived' }),
      subscription('C2', { time: { cron: '30 17 * * 5', zone: 'Europe/Berlin' } }),
    ]);
    await store.put(subscription('C1', { subscribedBy: 'U0OTHER' }));
    t.like(await store.find('C1'), { subscribedBy: 'U0OTHER', pausedBy: null });
    t.true(await store.remove('C1'));
    t.false(await store.remove('C1'));
    t.false(await store.pauseRefused('C1', 'is_archived'));
  });

  test('a census keeps everyone’s segment in parts, and a forgotten client is in no part', async (t, database) => {
    const store = segmentCensuses(database);
    t.deepEqual(await store.list(), []);
    const ids = Array.from({ length: 100_001 }, (_, place) => `C_${place}`);
    await store.save({ modelVersion: 3, takenAt: AT, ids, segments: Uint8Array.from(ids, (_, place) => place % 5) });
    const [entry] = await store.list();
    t.like(entry, { modelVersion: 3, takenAt: AT });
    const whole = await store.load(entry?.id ?? 0);
    t.is(whole?.members.length, 100_001);
    t.true(
      whole?.members.every((member, place, all) => Number.isSafeInteger(member) && (place === 0 || (all[place - 1] as number) < member)),
    );
    // 100,001 clients spread over five segments in turn: 20,001 in the first, 20,000 in each other.
    const sizes = [0, 0, 0, 0, 0];
    for (const member of whole?.members ?? []) sizes[member % 256] = (sizes[member % 256] as number) + 1;
    t.deepEqual(sizes, [20_001, 20_000, 20_000, 20_000, 20_000]);
    await store.forget('C_77');
    t.is((await store.load(entry?.id ?? 0))?.members.length, 100_000);
    t.is(await store.load(999), null);
  });

  test('the last fifteen censuses are kept, and all of the last fifteen days', async (t, database) => {
    const store = segmentCensuses(database);
    const day = 86_400;
    for (let at = 0; at < 18; at++) await store.save({ modelVersion: 1, takenAt: after(at * day), ids: ['C'], segments: [0] });
    const kept = await store.list();
    // The newest is day 17, so whatever is before day 2 is older than fifteen days.
    t.deepEqual([kept.length, kept[0]?.takenAt, kept.at(-1)?.takenAt], [16, after(17 * day), after(2 * day)]);
    await store.save({ modelVersion: 1, takenAt: after(100 * day), ids: ['C'], segments: [0] });
    t.is((await store.list()).length, 15);
  });

  test('past advice is read in batches and in order, without unreadable rows', async (t, database) => {
    const store = recommendationStore(database);
    for (let at = 0; at < 205; at++) {
      const shown = sampleShown({
        profile: sampleProfile({ clientId: clientId(`C_${String(at).padStart(3, '0')}`), lastTradeDay: 20_000 as Day }),
        recommendation: { recommended: [sampleType('Green Bonds', 0.5), sampleType('Tax-Free Bonds', 0.3)] },
      });
      // Four at each moment, so a batch ends in the middle of them.
      await store.save({ ...shown, id: `r${String(at).padStart(3, '0')}`, shownAt: after(Math.floor(at / 4)) });
    }
    await database.knex('advisor_recommendations').where({ id: 'r007' }).update({ document: '{"half' });
    const read: PastAdvice[] = [];
    for await (const batch of adviceHistory(database).shown(AT, after(51))) read.push(...batch);
    // Seconds 0 to 50 are the first 204; one of them is damaged.
    t.is(read.length, 203);
    t.is(new Set(read.map((advice) => advice.clientId)).size, 203);
    t.deepEqual(read[0], {
      id: 'r000',
      clientId: clientId('C_000'),
      shownAt: AT,
      bondTypes: ['Green Bonds', 'Tax-Free Bonds'],
      lastTradeDay: 20_000 as Day,
      propensity: null,
    });
  });

  test('thumbs and choices in a period count once per adviser, and withdrawn ones do not', async (t, database) => {
    const store = feedbackStore(database);
    const event = (eventId: string, advisorId: string, key: string, sign: 1 | -1, more: object = {}) => ({
      eventId,
      recommendationId: 'one',
      advisorId,
      key,
      sign,
      action: 'added' as const,
      happenedAt: `${eventId}.000000`,
      ...more,
    });
    await store.append(event('1', 'U0', 'button', 1), after(-1));
    await store.append(event('2', 'U1', 'reaction:+1', 1), AT);
    await store.append(event('3', 'U1', 'button', 1), after(1));
    await store.append(event('4', 'U2', 'reaction:-1', -1), after(2));
    await store.append(event('5', 'U3', 'reaction:+1', 1), after(3));
    await store.append(event('6', 'U3', 'reaction:+1', 1, { action: 'removed' }), after(4));
    await store.append(event('7', 'U1', 'choice', 1, { chosenType: 'Green Bonds' }), after(5));
    await store.append(event('8', 'U2', 'choice', -1, { chosenType: 'Tax-Free Bonds' }), after(6));
    await store.append(event('9', 'U4', 'button', 1), after(60));
    t.deepEqual(await adviceHistory(database).thumbs(AT, after(60)), { up: 1, down: 1, choseFirst: 1, choseOther: 1 });
    t.deepEqual(await adviceHistory(database).thumbs(after(100), after(200)), { up: 0, down: 0, choseFirst: 0, choseOther: 0 });
  });
};
