import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import { type DatabaseKind, freshDatabase } from '../../helpers/databases/databases.ts';
import { allEndWell, isWellMigrated, migrateInProcess } from '../../helpers/databases/migrating.ts';

const AT_ONCE = 6;

/** What several processes that migrate one database do to each other. */
export const migrationsSuite = (kind: DatabaseKind): void => {
  test.serial(`${kind}: ${AT_ONCE} processes that migrate at once all succeed and leave one good schema`, async (t) => {
    const { url, remove } = await freshDatabase(kind);
    t.teardown(remove);
    await allEndWell(
      t,
      Array.from({ length: AT_ONCE }, () => migrateInProcess(url)),
    );
    await isWellMigrated(t, url, kind);
  });

  test.serial(`${kind}: processes killed at any moment of their migration keep nobody from finishing it`, async (t) => {
    const { url, remove } = await freshDatabase(kind);
    t.teardown(remove);
    for (const after of [300, 500, 700, 900]) {
      const { child, ended } = migrateInProcess(url);
      await sleep(after);
      child.kill('SIGKILL');
      await ended;
    }
    await allEndWell(t, [migrateInProcess(url), migrateInProcess(url)]);
    await isWellMigrated(t, url, kind);
  });
};
