import { setImmediate as nextTurn } from 'node:timers/promises';
import { clientId } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { profileText } from '../../../src/data/stores/clients/profile-document.ts';
import { profileStore } from '../../../src/data/stores/clients/profile-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { sampleProfile } from '../samples.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');
const LATER = new Date('2026-03-05T00:00:00.000Z');
const ids = (found: ReadonlyArray<{ clientId: string }>): string[] => found.map((one) => one.clientId);

export const profileStoreSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a profile comes back as it was stored, with the time of the snapshot', async (t, database) => {
    const store = profileStore(database);
    const profiles = [
      sampleProfile('C_1'),
      sampleProfile('Zoë 🎉 O\'Brien "x" \\', { age: null, riskBand: null, relationshipManagerId: null }),
    ];
    await store.replaceAll(profiles, AT);
    for (const profile of profiles) t.deepEqual(await store.find(profile.clientId), { profile, takenAt: AT });
    const found = await store.findMany([...profiles.map(({ clientId: id }) => id), clientId('nobody'), clientId('c_1')]);
    t.deepEqual(
      [...found.values()].sort((one, other) => (one.clientId < other.clientId ? -1 : 1)),
      profiles,
    );
    t.is(await store.count(), 2);
  });

  test('a snapshot from before there were blocks is answered from its documents', async (t, database) => {
    const store = profileStore(database);
    const profiles = Array.from({ length: 300 }, (_, i) => sampleProfile(`C_${1000 + i}`));
    await store.replaceAll(profiles, AT);
    const document = database.knex.raw('?', [profileText(sampleProfile('C_1007', { age: 7 }))]);
    await database.knex('advisor_profiles').where({ client_id: 'C_1007' }).update({ place: null, document });
    t.is((await store.find(clientId('C_1007')))?.profile.age, 7);
    const ages: (number | null)[] = [];
    for await (const { age } of store.readSome(9)) ages.push(age);
    t.deepEqual(ages, [41, 41, 41, 41, 41, 41, 41, 7, 41]);
  });

  test('before the first snapshot there are no clients', async (t, database) => {
    const store = profileStore(database);
    t.is(await store.count(), 0);
    t.is(await store.find(clientId('C_1')), null);
    t.deepEqual(await store.search('', 'all', 10), []);
  });

  test('a new snapshot replaces the old one completely', async (t, database) => {
    const store = profileStore(database);
    await store.replaceAll(
      Array.from({ length: 1200 }, (_, i) => sampleProfile(`old ${i}`)),
      AT,
    );
    await store.replaceAll([sampleProfile('new')], LATER);
    t.is(await store.find(clientId('old 1')), null);
    t.deepEqual((await store.find(clientId('new')))?.takenAt, LATER);
    t.is((await database.knex('advisor_profiles').pluck('snapshot_id')).length, 1);
  });

  test('while a snapshot is written, and when its writing fails, readers see the old one whole', async (t, database, url) => {
    const store = profileStore(database);
    await store.replaceAll(
      Array.from({ length: 700 }, (_, i) => sampleProfile(`old ${i}`)),
      AT,
    );
    const other = openDatabase(url);
    t.teardown(() => other.close());
    const counts = new Set<number>();
    let done = false;
    const reader = (async () => {
      while (!done) {
        counts.add(await profileStore(other).count());
        // SQLite answers within one turn of the event loop; the writer waits for timers.
        await nextTurn();
      }
    })();
    await store.replaceAll(
      Array.from({ length: 3000 }, (_, i) => sampleProfile(`new ${i}`)),
      LATER,
    );
    done = true;
    await reader;
    counts.delete(700);
    counts.delete(3000);
    t.deepEqual([...counts], []);

    const broken = function* () {
      for (let i = 0; i < 1500; i++) yield sampleProfile(`broken ${i}`);
      throw new Error('the book went away');
    };
    await t.throwsAsync(store.replaceAll(broken(), LATER), { message: 'the book went away' });
    t.is(await store.count(), 3000);
    t.is(await store.find(clientId('broken 1')), null);
  });

  test('ids are compared bytewise: letter case, accents and trailing spaces make another client', async (t, database) => {
    const store = profileStore(database);
    const similar = ['a', 'A', 'a ', 'á', 'a\u0301'];
    await store.replaceAll(
      similar.map((id) => sampleProfile(id)),
      AT,
    );
    for (const id of similar) t.is((await store.find(clientId(id)))?.profile.clientId, clientId(id));
    t.is(await store.find(clientId('a  ')), null);
  });

  test('a search gives clients whose id starts with the text, then those that contain it, each bytewise, whatever the letter case', async (t, database) => {
    const store = profileStore(database);
    await store.replaceAll(
      ['xab', 'ab2', 'AB1', 'ab', '🎉ab', 'zz', 'Äb', 'b'].map((id) => sampleProfile(id)),
      AT,
    );
    t.deepEqual(ids(await store.search('aB', ['RM_1'], 10)), ['ab', 'AB1', 'ab2', 'xab', '🎉ab']);
    t.deepEqual(ids(await store.search('ab', ['RM_1'], 4)), ['ab', 'AB1', 'ab2', 'xab']);
    t.deepEqual(ids(await store.search('ab', 'all', 1)), ['ab'], 'whose id it is comes first');
    t.deepEqual(ids(await store.search('äB', 'all', 10)), ['Äb']);
    t.deepEqual(ids(await store.search('', 'all', 3)), ['AB1', 'ab', 'ab2']);
    t.deepEqual(ids(await store.search('ab', 'all', 0)), []);
    t.deepEqual(await store.search('xab', 'all', 10), [
      { clientId: clientId('xab'), riskBand: 'B', trades: 6, totalInvested: sampleProfile('x').totalInvested },
    ]);
  });

  test('matches inside a text, across several managers, come in order of id; a search for beginnings leaves them out', async (t, database) => {
    const store = profileStore(database);
    const of = (id: string, relationshipManagerId: string) => sampleProfile(id, { relationshipManagerId });
    await store.replaceAll([of('x4q', '1'), of('x1q', '2'), of('x3q', '1'), of('x2q', '2'), of('q5', '2')], AT);
    t.deepEqual(ids(await store.search('q', ['1', '2'], 10)), ['q5', 'x1q', 'x2q', 'x3q', 'x4q']);
    t.deepEqual(ids(await store.search('q', ['1', '2'], 3)), ['q5', 'x1q', 'x2q']);
    t.deepEqual(ids(await store.search('q', ['1', '2'], 10, 'beginning')), ['q5']);
    t.deepEqual(ids(await store.search('q', 'all', 10, 'beginning')), ['q5']);
  });

  test('a search finds clients by name too: ids first, then names that start with it, then what contains it', async (t, database) => {
    const store = profileStore(database);
    const named = (id: string, name: string | null) => sampleProfile(id, { name });
    await store.replaceAll(
      [
        named('C_1', 'Zoya Asha'),
        named('C_2', 'Asha Rao'),
        named('C_3', 'ASHOK'),
        named('asha9', 'Meera'),
        named('C_4', null),
        sampleProfile('C_5'),
      ],
      AT,
    );
    t.deepEqual(ids(await store.search('ash', 'all', 10)), ['asha9', 'C_2', 'C_3', 'C_1']);
    t.deepEqual(ids(await store.search('ash', 'all', 2)), ['asha9', 'C_2']);
    t.deepEqual(ids(await store.search('C_', 'all', 10)), ['C_1', 'C_2', 'C_3', 'C_4', 'C_5']);
    t.deepEqual(ids(await store.search('asha', [], 10)), []);
    t.is((await store.search('meera', 'all', 10))[0]?.name, 'Meera');
    t.false('name' in ((await store.search('C_5', 'all', 10))[0] as object));
    t.deepEqual((await store.find(clientId('C_2')))?.profile, named('C_2', 'Asha Rao'));
  });

  test('a name of any length and any letters is kept whole, and found by how it begins', async (t, database) => {
    const store = profileStore(database);
    const names = [
      'N'.repeat(300),
      `${'İ'.repeat(300)} and more`,
      "<!channel> '; drop table",
      'a\0b \u202e c',
      '🎉'.repeat(400),
      '   ',
      '\ud800x',
    ];
    await store.replaceAll(
      names.map((name, place) => sampleProfile(`C_${place}`, { name })),
      AT,
    );
    for (const [place, name] of names.slice(0, 6).entries()) t.is((await store.find(clientId(`C_${place}`)))?.profile.name, name);
    for (const [text, id] of [
      ['nnnn', 'C_0'],
      ["<!CHANNEL> '; drop", 'C_2'],
      ['a b', 'C_3'],
      ['🎉🎉', 'C_4'],
    ] as const) {
      t.deepEqual(ids(await store.search(text, 'all', 10)), [id], text);
    }
    t.false('name' in ((await store.search('C_5', 'all', 10))[0] as object));
  });

  test('characters with a meaning in SQL have none in a search', async (t, database) => {
    const store = profileStore(database);
    await store.replaceAll(
      ['100%', '100x', 'a_b', 'axb', 'a\\b', "a'b", 'a?b', 'a*b', 'a[b'].map((id) => sampleProfile(id)),
      AT,
    );
    for (const id of ['100%', 'a_b', 'a\\b', "a'b", 'a?b', 'a*b', 'a[b']) t.deepEqual(ids(await store.search(id, 'all', 10)), [id]);
    t.deepEqual(ids(await store.search('00%', 'all', 10)), ['100%']);
    for (const [sign, id] of [
      ['%', '100%'],
      ['_', 'a_b'],
    ] as const) {
      t.deepEqual(ids(await store.search(sign, ['RM_1'], 10)), [id]);
    }
  });

  test('a search is limited to the clients of the given relationship managers', async (t, database) => {
    const store = profileStore(database);
    const of = (id: string, relationshipManagerId: string | null) => sampleProfile(id, { relationshipManagerId });
    await store.replaceAll([of('c1', 'RM_1'), of('c2', 'rm_1'), of('c3', 'RM_2'), of('c4', null), of('xc5', 'RM_1')], AT);
    t.deepEqual(ids(await store.search('c', ['RM_1'], 10)), ['c1', 'xc5']);
    t.deepEqual(ids(await store.search('c', ['RM_1', 'RM_2'], 10)), ['c1', 'c3', 'xc5']);
    t.deepEqual(ids(await store.search('c', [], 10)), []);
    t.deepEqual(ids(await store.search('5', ['RM_2', 'RM_1', 'RM_1'], 10)), ['xc5'], 'found once');
    t.deepEqual(ids(await store.search('c', ['RM_2', 'RM_1'], 2)), ['c1', 'c3']);
    t.deepEqual(ids(await store.search('', ['RM_2'], 10)), ['c3']);
    t.deepEqual([await store.count(), await store.count('all'), await store.count(['RM_1']), await store.count([])], [5, 5, 2, 0]);
  });

  test('an id of 10,000 characters, or with a NUL, finds no client and does no harm in a snapshot', async (t, database) => {
    const store = profileStore(database);
    const endless = 'x'.repeat(10_000);
    const longest = '🎉'.repeat(95);
    await store.replaceAll([sampleProfile(endless), sampleProfile('a\0b'), sampleProfile('a'), sampleProfile(longest)], AT);
    t.is(await store.count(), 2);
    t.is(await store.find(clientId(endless)), null);
    t.is(await store.find(clientId('a\0b')), null);
    t.is((await store.find(clientId(longest)))?.profile.clientId, clientId(longest));
    t.deepEqual(await store.search(endless, 'all', 10), []);
    t.deepEqual(await store.search('a\0b', 'all', 10), []);
  });

  test('whole profiles come in order of id, as many as asked for, over more than one page', async (t, database) => {
    const store = profileStore(database);
    const names = Array.from({ length: 1203 }, (_, at) => `C_${String(at).padStart(4, '0')}`);
    await store.replaceAll(
      names.toReversed().map((name) => sampleProfile(name)),
      AT,
    );
    const read = async (limit: number): Promise<string[]> => {
      const found: string[] = [];
      for await (const profile of store.readSome(limit)) found.push(profile.clientId);
      return found;
    };
    t.deepEqual(await read(5000), names);
    t.deepEqual(await read(501), names.slice(0, 501));
    t.deepEqual(await read(0), []);
  });

  test('a damaged profile says so instead of being served', async (t, database) => {
    const store = profileStore(database);
    await store.replaceAll([sampleProfile('C_1')], AT);
    await database.knex('advisor_profile_blocks').update({ bytes: Buffer.from('nothing') });
    const damaged = { name: 'DamagedRowError', message: /^The stored profile is damaged: / };
    await t.throwsAsync(store.find(clientId('C_1')), damaged);
    await database.knex('advisor_profile_blocks').delete();
    await t.throwsAsync(store.find(clientId('C_1')), { ...damaged, message: 'The stored profile is damaged: its block is missing.' });
    await database.knex('advisor_profiles').update({ place: null, document: '{"clientId":"C_1"' });
    await t.throwsAsync(store.find(clientId('C_1')), { ...damaged, message: 'The stored profile is damaged: it is not JSON.' });
  });
};
