import test from 'ava';
import type { DatabaseKind } from '../helpers/databases/databases.ts';
import { openTwo, SimulatedWeek, subscriptionOf } from '../helpers/simulated-week.ts';

/** 2026-07-06 is a Monday; nine in Kolkata is 03:30 UTC. */
const MONDAY = '2026-07-06T03:30:00.000Z';

export const digestWeekSuite = (kind: DatabaseKind): void => {
  test(`${kind}: in a week of two processes every channel gets its digest once, at its own time in its own zone`, async (t) => {
    const week = new SimulatedWeek('2026-07-05T00:00:00Z');
    const [one, two] = await openTwo(t, kind, week);
    const { digestSubscriptions } = one.stores;
    await digestSubscriptions.put(subscriptionOf('CDEFAULT'));
    await digestSubscriptions.put(subscriptionOf('CBERLIN', { time: { cron: '30 17 * * 5', zone: 'Europe/Berlin' } }));
    await digestSubscriptions.put(subscriptionOf('CPAUSED', { pausedBy: 'U0SITA' }));
    // Sunday's slot has passed when this one subscribes, 30 minutes later.
    await digestSubscriptions.put(
      subscriptionOf('CLATE', { time: { cron: '0 0 * * 0', zone: 'UTC' }, notBefore: new Date('2026-07-05T00:30:00Z') }),
    );
    week.start(one);
    week.start(two);
    // Every slot is at a full or half hour, and each look costs a server ten times as much.
    await week.until('2026-07-12T00:00:00Z', kind === 'mysql' ? 30 : 10);
    t.deepEqual(week.errors, []);
    t.deepEqual(
      week.sent.map(({ channel, at }) => [channel, at]),
      [
        ['CDEFAULT', MONDAY],
        // In July Berlin is two hours ahead of UTC.
        ['CBERLIN', '2026-07-10T15:30:00.000Z'],
        ['CLATE', '2026-07-12T00:00:00.000Z'],
      ],
    );
    // 02:30 in Kolkata is 21:00 UTC: seven nights, plus the night before the week, since the book hadn't been read.
    t.is(week.refreshed.length, 8);
    t.is(new Set(week.refreshed).size, 8);
  });

  test(`${kind}: what a process claimed and did not send before it died, another sends`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T03:29:00Z');
    const [one, two] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
    // Only claimed: the process dies before it has put the message together.
    await one.stores.jobs.claim(
      { job: 'digest:CDESK', slot: new Date(MONDAY) },
      'a process that died',
      new Date('2026-07-06T03:30:00Z'),
      new Date('2026-07-06T03:31:30Z'),
    );
    week.start(two);
    await week.until('2026-07-06T03:31:00Z');
    t.is(week.sent.length, 0, 'the lease is waited for');
    await week.until('2026-07-06T06:00:00Z');
    t.deepEqual(
      week.sent.map(({ at, again }) => [at, again]),
      [['2026-07-06T03:32:00.000Z', false]],
    );
  });

  test(`${kind}: a process that dies while Slack is being asked leaves a digest that is sent, and says so where it may be the second`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T03:29:00Z');
    const [one, two] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CBEFORE'));
    const first = week.start(one);
    week.answer = () => 'dies before';
    await week.until('2026-07-06T03:30:00Z');
    t.is(week.sent.length, 0);
    week.kill(first);
    week.answer = () => ({ kind: 'posted', ts: '1.1' });
    week.start(two);
    await week.until('2026-07-06T09:00:00Z', 5);
    t.deepEqual(
      week.sent.map(({ channel, again }) => [channel, again]),
      [['CBEFORE', true]],
    );

    // The only case where a channel can see two: Slack accepted it, and the process died before it could record that.
    week.answer = () => 'dies after';
    await week.until('2026-07-13T03:30:00Z', 60);
    const [, third] = [week.killAll(), week.start(one)];
    week.answer = () => ({ kind: 'posted', ts: '1.1' });
    await week.until('2026-07-19T00:00:00Z', 60);
    t.is(third, 2);
    t.deepEqual(
      week.sent.slice(1).map(({ again }) => again),
      [false, true],
    );
    t.is(new Set(week.sent.slice(1).map(({ id }) => id)).size, 1, 'both carry the same id');
  });

  test(`${kind}: what was missed while everything was down is caught up once, and only the newest of it`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T00:00:00Z');
    const [one, two] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
    week.start(one);
    week.start(two);
    await week.until('2026-07-06T12:00:00Z', 30);
    week.killAll();
    await week.until('2026-07-28T00:00:00Z', 600);
    // Three Mondays passed: the 13th, the 20th and the 27th.
    week.start(one);
    week.start(two);
    await week.until('2026-08-02T00:00:00Z', 60);
    t.deepEqual(
      week.sent.map(({ id }) => id),
      ['digest:CDESK:2026-07-06T03:30:00.000Z', 'digest:CDESK:2026-07-27T03:30:00.000Z'],
    );
    t.deepEqual(week.errors, []);
  });

  test(`${kind}: in a zone that turns its clocks the digest keeps its hour, and nothing is sent twice or left out`, async (t) => {
    const week = new SimulatedWeek('2026-10-17T00:00:00Z');
    const [one, two] = await openTwo(t, kind, week);
    const { digestSubscriptions } = one.stores;
    await digestSubscriptions.put(subscriptionOf('CNINE', { time: { cron: '0 9 * * 0', zone: 'Europe/Berlin' } }));
    // 02:30 happens twice on 25 October 2026, and not at all on 28 March 2027.
    await digestSubscriptions.put(subscriptionOf('CTURN', { time: { cron: '30 2 * * 0', zone: 'Europe/Berlin' }, notBefore: week.now }));
    await digestSubscriptions.put(subscriptionOf('CNINE', { time: { cron: '0 9 * * 0', zone: 'Europe/Berlin' }, notBefore: week.now }));
    week.start(one);
    week.start(two);
    await week.until('2026-11-02T00:00:00Z', 30);
    t.deepEqual(
      week.sent.map(({ channel, at }) => `${channel} ${at.slice(0, 16)}`),
      [
        'CTURN 2026-10-18T00:30',
        'CNINE 2026-10-18T07:00',
        'CTURN 2026-10-25T00:30',
        'CNINE 2026-10-25T08:00',
        'CTURN 2026-11-01T01:30',
        'CNINE 2026-11-01T08:00',
      ],
    );
    week.sent.length = 0;
    await week.until('2027-03-27T12:00:00Z', 24 * 60);
    week.sent.length = 0;
    await week.until('2027-03-29T00:00:00Z', 30);
    t.deepEqual(
      week.sent.map(({ channel, at }) => `${channel} ${at.slice(0, 16)}`),
      // The hour from two to three is skipped: half past two is half past three.
      ['CTURN 2027-03-28T01:30', 'CNINE 2027-03-28T07:00'],
    );
  });

  test(`${kind}: a channel that removed the bot is paused, and its subscriber is told once`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T03:00:00Z');
    const [one, two] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CGONE'));
    await one.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
    week.answer = (channel) => (channel === 'CGONE' ? { kind: 'refused', reason: 'is_archived' } : { kind: 'posted', ts: '1.1' });
    week.start(one);
    week.start(two);
    await week.until('2026-07-21T00:00:00Z', 30);
    t.deepEqual(week.told, [{ userId: 'U0SITA', channel: 'CGONE', reason: 'is_archived' }]);
    t.like(await one.stores.digestSubscriptions.find('CGONE'), { pausedBy: 'slack', pauseReason: 'is_archived' });
    t.deepEqual(
      week.sent.map(({ channel }) => channel),
      ['CDESK', 'CDESK', 'CDESK'],
    );
    t.is(await one.stores.outbox.pending(), 0);
  });

  test(`${kind}: if Slack is away it is asked again, less and less often, until it accepts the digest`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T03:29:00Z');
    const [one, two] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
    const asked: string[] = [];
    week.answer = () => {
      asked.push(week.now.toISOString().slice(11, 16));
      return week.now < new Date('2026-07-06T03:40:00Z') ? { kind: 'failed', why: 'service_unavailable' } : { kind: 'posted', ts: '1.1' };
    };
    week.start(one);
    week.start(two);
    await week.until('2026-07-06T05:00:00Z');
    // After one, two, four and eight minutes.
    t.deepEqual(asked, ['03:30', '03:31', '03:33', '03:37', '03:45']);
    t.deepEqual(
      week.sent.map(({ again }) => again),
      [false],
    );
  });

  test(`${kind}: an unconfirmed message is tried a second time, labelled as such, and then left`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T03:29:00Z');
    const [one] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
    const asked: boolean[] = [];
    week.answer = (_, again) => {
      asked.push(again);
      return { kind: 'unconfirmed' };
    };
    week.start(one);
    await week.until('2026-07-06T12:00:00Z', 5);
    t.deepEqual(asked, [false, true]);
    t.like(await one.stores.jobs.find({ job: 'digest:CDESK', slot: new Date(MONDAY) }), { outcome: 'unconfirmed' });
  });

  test(`${kind}: each digest begins where the one before ended`, async (t) => {
    const week = new SimulatedWeek('2026-07-06T03:00:00Z');
    const [one] = await openTwo(t, kind, week);
    await one.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
    week.start(one);
    await week.until('2026-07-06T04:00:00Z', 30);
    await week.until('2026-07-14T04:00:00Z', 60);
    const [first, second] = week.sent;
    t.is((first?.until ?? 0) - (first?.from ?? 0), 6);
    t.is(second?.from, (first?.until ?? 0) + 1);
  });

  test(`${kind}: a night in which the book cannot be read is over, and the next one tries again`, async (t) => {
    const week = new SimulatedWeek('2026-07-05T00:00:00Z');
    const [one, two] = await openTwo(t, kind, week);
    week.answerRefresh = () => (week.now < new Date('2026-07-06T00:00:00Z') ? { kind: 'source-down', message: 'away' } : null);
    week.start(one);
    week.start(two);
    await week.until('2026-07-06T23:00:00Z', 30);
    t.deepEqual(week.refreshed, ['2026-07-06T21:00:00.000Z']);
    const runs = (await one.stores.jobs.newest(9)).map(({ slot, outcome }) => [slot.toISOString(), outcome]);
    t.deepEqual(runs, [
      ['2026-07-06T21:00:00.000Z', 'refreshed'],
      ['2026-07-05T21:00:00.000Z', 'failed'],
      ['2026-07-04T21:00:00.000Z', 'failed'],
    ]);
  });
};
