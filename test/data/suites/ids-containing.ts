import { queriesContaining } from '../../../src/data/stores/clients/ids-containing.ts';
import { profileStore } from '../../../src/data/stores/clients/profile-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { sampleProfile } from '../samples.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');
const ids = (found: ReadonlyArray<{ clientId: string }>): string[] => found.map((one) => one.clientId);

export const idsContainingSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a text is searched for inside all clients’ ids and names from three characters on, using an index alone', async (t, database) => {
    const store = profileStore(database);
    const profiles = Array.from({ length: 300 }, (_, i) => sampleProfile(`C_${1000 + i}`, { name: i % 2 ? `Client 77${i}` : null }));
    await store.replaceAll([...profiles, sampleProfile('77', { name: '🎉🎉🎉' }), sampleProfile('x', { name: 'a🎉🎉🎉' })], AT);
    t.deepEqual(ids(await store.search('77', 'all', 10)), ['77']);
    t.deepEqual(ids(await store.search('773', 'all', 10)), ['C_1003', 'C_1031', 'C_1033', 'C_1035', 'C_1037', 'C_1039', 'C_1073']);
    t.deepEqual(ids(await store.search('_129', 'all', 3)), ['C_1290', 'C_1291', 'C_1292']);
    t.deepEqual(ids(await store.search('129', 'all', 10)).length, 10);
    t.deepEqual(ids(await store.search('🎉🎉', 'all', 10)), ['77']);
    t.deepEqual(ids(await store.search('🎉🎉🎉', 'all', 10)), ['77', 'x']);
    for (const query of queriesContaining(database, '129', 10)) {
      const { sql, bindings } = query.toSQL();
      const explained = await database.knex.raw(`${kind === 'sqlite' ? 'explain query plan' : 'explain'} ${sql}`, [...bindings]);
      t.regex(
        JSON.stringify(explained),
        kind === 'sqlite' ? /advisor_profiles USING PRIMARY KEY/ : /"table":"advisor_profiles"[^}]*"Extra":"[^"]*Using index/,
      );
    }
  });
};
