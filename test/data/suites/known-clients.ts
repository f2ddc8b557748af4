import { knownClients } from '../../../src/data/stores/clients/known-clients.ts';
import { profileStore } from '../../../src/data/stores/clients/profile-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { sampleProfile } from '../samples.ts';

export const knownClientsSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('many ids are looked up at once, in any letter case, among the clients one may see', async (t, database) => {
    const ids = Array.from({ length: 450 }, (_, at) => `C_${String(at).padStart(4, '0')}`);
    await profileStore(database).replaceAll(
      [
        ...ids.map((id) => sampleProfile(id, { relationshipManagerId: id < 'C_0100' ? '1' : '2' })),
        sampleProfile('c_0001', { relationshipManagerId: '1' }),
        sampleProfile('%', { relationshipManagerId: null }),
      ],
      new Date('2026-06-30T10:00:00Z'),
    );
    const known = knownClients(database);
    const named = async (texts: readonly string[], sees: 'all' | readonly string[] = 'all') =>
      [...(await known.named(texts, sees))] as string[];
    t.deepEqual(await named(['c_0002', 'C_0002', 'nobody', 'C_']), ['C_0002']);
    t.deepEqual(await named(['C_0001']), ['C_0001', 'c_0001']);
    t.is((await named([...ids.map((id) => id.toLowerCase()), 'x'.repeat(5000), 'a\0b'])).length, 451);
    t.is((await named(ids, ['1'])).length, 101);
    t.deepEqual(await named(ids, []), []);
    t.deepEqual(await named([]), []);
    t.deepEqual(await named(['_', '%']), ['%']);
  });

  test('whole names are looked up in any letter case, among the clients one may see', async (t, database) => {
    const clients = [
      ['C_1', 'Asha Rao', '1'],
      ['C_2', 'Asha Rao', '2'],
      ['C_3', 'Asha Rao Shah', '1'],
      ['C_4', null, '1'],
    ] as const;
    const profiles = clients.map(([id, name, relationshipManagerId]) => sampleProfile(id, { relationshipManagerId, name }));
    await profileStore(database).replaceAll(profiles, new Date('2026-06-30T10:00:00Z'));
    const known = knownClients(database);
    const called = async (texts: readonly string[], sees: 'all' | readonly string[]) =>
      (await known.called(texts, sees)).map(({ clientId }) => clientId as string);
    t.deepEqual(await called(['ASHA RAO', 'asha'], 'all'), ['C_1', 'C_2']);
    t.deepEqual(await called(['Asha Rao', 'Asha Rao Shah'], ['1']), ['C_1', 'C_3']);
    t.deepEqual(await called(['Asha Rao'], []), []);
    t.deepEqual(await called([], 'all'), []);
    t.deepEqual([...(await known.namesOf(['C_3', 'C_4', 'C_9'] as never))], [['C_3', 'Asha Rao Shah']] as never);
  });
};
