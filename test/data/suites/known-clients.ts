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
};
