import { settingsStore } from '../../../src/data/stores/admin/settings-store.ts';
import { aggregateStore } from '../../../src/data/stores/desk/aggregate-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 4, 5, minute, 7, 89));

export const aggregatesAndSettingsSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('the newest aggregate with a name is returned, or an earlier moment’s if asked for', async (t, database) => {
    const store = aggregateStore(database);
    t.is(await store.latest('desk'), null);
    await store.put('desk', { clients: 1, name: 'Zoë 🎉' }, at(1));
    await store.put('desk', { clients: 2 }, at(3));
    await store.put('families', [1], at(4));
    t.deepEqual(await store.latest('desk'), { document: { clients: 2 }, takenAt: at(3) });
    t.deepEqual(await store.latest('desk', at(2)), { document: { clients: 1, name: 'Zoë 🎉' }, takenAt: at(1) });
    t.deepEqual(await store.latest('desk', at(3)), { document: { clients: 2 }, takenAt: at(3) });
    t.is(await store.latest('desk', at(0)), null);
  });

  test('the latest value of a setting counts, with who set it and when', async (t, database) => {
    const store = settingsStore(database);
    t.is(await store.get('exploration'), null);
    await store.put('exploration', { value: { share: 0.1 }, setBy: 'U1', setAt: at(1) });
    await store.put('exploration', { value: null, setBy: 'U2', setAt: at(2) });
    await store.put('segments', { value: 'auto', setBy: 'U2', setAt: at(3) });
    t.deepEqual(await store.get('exploration'), { value: null, setBy: 'U2', setAt: at(2) });
    t.deepEqual(await store.history('exploration'), [
      { value: { share: 0.1 }, setBy: 'U1', setAt: at(1) },
      { value: null, setBy: 'U2', setAt: at(2) },
    ]);
    t.deepEqual(await store.history('nothing'), []);
  });
};
