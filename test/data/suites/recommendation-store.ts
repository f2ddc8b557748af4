import { clientId, day, fraction } from '../../../src/advisor/units.ts';
import { recommendationStore } from '../../../src/data/stores/advice/recommendation-store.ts';
import { DamagedRowError } from '../../../src/usecases/ports/recommendation-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { sampleShown } from '../samples.ts';

export const recommendationStoreSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a recommendation comes back exactly as it was shown, its times as times', async (t, database) => {
    const store = recommendationStore(database);
    const fromBook = sampleShown('8e6e9c3e-0000-4000-8000-000000000001');
    const fromSnapshot = sampleShown('8e6e9c3e-0000-4000-8000-000000000002', {
      profileFrom: { kind: 'snapshot', takenAt: new Date('2025-12-31T23:59:59.999Z') },
    });
    for (const shown of [fromBook, fromSnapshot]) {
      await store.save(shown);
      t.deepEqual(await store.find(shown.id), shown);
    }
    t.is(await store.find('8E6E9C3E-0000-4000-8000-000000000001'), null);
    t.is(await store.find('x'.repeat(10_000)), null);
  });

  test('many are found at once: a damaged one with what is wrong with it, missing ones left out', async (t, database) => {
    const store = recommendationStore(database);
    const ids = Array.from({ length: 205 }, (_, at) => `r${at}`);
    for (const id of ids) await store.save(sampleShown(id));
    await database.knex('advisor_recommendations').where({ id: 'r7' }).update({ document: '{"id":"r7"}' });
    let turns = 0;
    const others = setInterval(() => turns++);
    const found = await store.findMany([...ids, 'R0', 'nobody', 'x'.repeat(10_000), 'r0']);
    clearInterval(others);
    t.true(turns > 0, 'others have their turn meanwhile');
    t.deepEqual([...found.keys()].toSorted(), ids.toSorted());
    t.deepEqual(found.get('r204'), sampleShown('r204'));
    t.true(found.get('r7') instanceof DamagedRowError);
    t.is((await store.findMany([])).size, 0);
  });

  test('what its sentences claim comes back, and documents without claims are read', async (t, database) => {
    const store = recommendationStore(database);
    const old = sampleShown('old');
    const [type, ...others] = old.recommendation.recommended;
    if (!type) return t.fail();
    const asOf = old.recommendation.asOf;
    const made = { kind: 'reason.days', subject: { client: 'C_1', bondType: type.bondType }, number: 2, asOf } as const;
    const claiming = sampleShown('claiming', {
      recommendation: {
        ...old.recommendation,
        segment: { ...old.recommendation.segment, learnedOn: asOf },
        recommended: [{ ...type, claims: type.reasons.map(() => [made]) }, ...others],
        excluded: [{ bondType: 'Green Bonds', reason: 'no bond on offer has a rating', why: 'unrated' }],
        counterfactualClaims: [{ ...made, kind: 'advice.lead', number: 0.1 }],
      },
    });
    for (const shown of [old, claiming]) {
      await store.save(shown);
      t.deepEqual(await store.find(shown.id), shown);
    }
    t.false('claims' in ((await store.find('old'))?.recommendation.recommended[0] ?? {}));
  });

  test('bonds’ coupons and rate risk come back, and documents without them are read', async (t, database) => {
    const store = recommendationStore(database);
    const old = sampleShown('old');
    const [type] = old.recommendation.recommended;
    const [bond] = type?.bonds ?? [];
    if (!type || !bond) return t.fail();
    const carried = [
      {
        frequency: 'semi-annual',
        issueDay: day(15_000),
        rateRisk: { modifiedDuration: 4.1, convexity: 20.5, riseOnePoint: fraction(-0.0399) },
      },
      { frequency: null, issueDay: null, rateRisk: null },
    ] as const;
    const bonds = carried.map((more) => ({ ...bond, ...more }));
    const shown = { ...old, id: 'new', recommendation: { ...old.recommendation, recommended: [{ ...type, bonds }] } };
    for (const each of [old, shown]) {
      await store.save(each);
      t.deepEqual(await store.find(each.id), each);
    }
    t.false('rateRisk' in bond);
  });

  test('a client’s recommendations come newest first, as many as asked for, without what is damaged', async (t, database) => {
    const store = recommendationStore(database);
    const shownAt = (id: string, at: string, client = 'C_0042') => {
      const shown = sampleShown(id, { shownAt: new Date(at) });
      return { ...shown, profile: { ...shown.profile, clientId: clientId(client) } };
    };
    const [first, second, third] = [
      shownAt('first', '2026-01-01T00:00:00.001Z'),
      shownAt('second', '2026-01-01T00:00:00.002Z'),
      shownAt('third', '2026-02-01T00:00:00.000Z'),
    ];
    for (const shown of [second, third, first, shownAt('other', '2026-03-01T00:00:00Z', 'c_0042')]) await store.save(shown);
    const found = async (limit: number) => (await store.ofClient(clientId('C_0042'), limit)).map(({ id }) => id);
    t.deepEqual(await store.ofClient(clientId('C_0042'), 9), [third, second, first]);
    t.deepEqual(await found(2), ['third', 'second']);
    t.deepEqual(await found(0), []);
    await store.save({ ...shownAt('colleague', '2026-02-02T00:00:00Z'), shownTo: 'U0COLLEAGUE' });
    t.deepEqual(await found(2), ['colleague', 'third']);
    t.deepEqual(
      (await store.ofClient(clientId('C_0042'), 2, third.shownTo)).map(({ id }) => id),
      ['third', 'second'],
    );
    await database.knex('advisor_recommendations').where({ id: 'colleague' }).delete();
    await database.knex('advisor_recommendations').where({ id: 'third' }).update({ document: '{"id":' });
    t.deepEqual(await found(9), ['second', 'first']);
    t.deepEqual(await store.ofClient(clientId('nobody'), 9), []);
    t.deepEqual(await store.ofClient(clientId('x'.repeat(10_000)), 9), []);
  });

  test('a recommendation is found by the message it was posted as', async (t, database) => {
    const store = recommendationStore(database);
    const shown = sampleShown('one');
    await store.save(shown);
    t.deepEqual(await store.placesOf('one'), []);
    const place = { channel: 'C123', ts: '1700000000.000100' };
    t.is(await store.findByMessage(place), null);
    await store.place('one', place);
    t.deepEqual(await store.placesOf('one'), [place]);
    t.deepEqual(await store.findByMessage(place), shown);
    t.is(await store.findByMessage({ ...place, channel: 'c123' }), null);
    t.is(await store.findByMessage({ ...place, ts: '1700000000.0001' }), null);
  });

  test('a recommendation may be in several messages, and each finds it', async (t, database) => {
    const store = recommendationStore(database);
    await store.save(sampleShown('one'));
    const first = { channel: 'D1', ts: '1.1' };
    const shared = { channel: 'C1', ts: '2.2', sharedBy: 'U1' };
    await store.place('one', first);
    await store.place('one', shared);
    t.deepEqual(await store.placesOf('one'), [first, shared]);
    for (const { channel, ts } of [first, shared]) t.is((await store.findByMessage({ channel, ts }))?.id, 'one');
    t.deepEqual(await store.placesOf('ONE'), []);
    t.deepEqual(await Promise.all([first, shared, { ...first, ts: '9.9' }].map(store.isPlace)), [true, true, false]);
  });

  test('if a message is recorded again, the latest record counts and the message keeps its place in the order', async (t, database) => {
    const store = recommendationStore(database);
    await store.save(sampleShown('one'));
    await store.place('one', { channel: 'D1', ts: '1.1' });
    await store.place('one', { channel: 'C1', ts: '2.2', sharedBy: 'U1' });
    await store.place('one', { channel: 'D1', ts: '1.1', chartFile: 'F1' });
    t.deepEqual(await store.placesOf('one'), [
      { channel: 'D1', ts: '1.1', chartFile: 'F1' },
      { channel: 'C1', ts: '2.2', sharedBy: 'U1' },
    ]);
  });

  test('a message that was found again keeps what its poster noted, in either order', async (t, database) => {
    const store = recommendationStore(database);
    await store.save(sampleShown('one'));
    const [noted, found] = [{ chartFile: 'F1', sharedBy: 'U1', mayBeSecond: true as const }, {}];
    for (const [ts, rows] of [
      ['1.1', [noted, found]],
      ['2.2', [found, noted]],
    ] as const) {
      for (const row of rows) await store.place('one', { channel: 'C1', ts, ...row });
    }
    t.deepEqual(
      await store.placesOf('one'),
      ['1.1', '2.2'].map((ts) => ({ channel: 'C1', ts, ...noted })),
    );
  });

  test('recommendations of a time that are in no message are counted', async (t, database) => {
    const store = recommendationStore(database);
    for (const id of ['one', 'two', 'three']) await store.save(sampleShown(id));
    const { shownAt } = sampleShown('one');
    const later = new Date(shownAt.getTime() + 1);
    t.is(await store.countWithoutPlace(shownAt, later), 3);
    await store.place('two', { channel: 'D1', ts: '1.1' });
    t.is(await store.countWithoutPlace(shownAt, later), 2);
    t.is(await store.countWithoutPlace(later, new Date(later.getTime() + 1)), 0);
    t.is(await store.countWithoutPlace(new Date(0), shownAt), 0);
  });

  test('a damaged recommendation says what is wrong', async (t, database) => {
    const store = recommendationStore(database);
    await store.save(sampleShown('one'));
    await database.knex('advisor_recommendations').update({ document: '{"id":"one"}' });
    await t.throwsAsync(store.find('one'), { name: 'DamagedRowError', message: /The stored recommendation is damaged: shownTo/ });
  });
};
