import test from 'ava';
import { openDatabase } from '../../../../src/data/database.ts';
import { migrate } from '../../../../src/data/migrations/migrate.ts';
import { profileStore } from '../../../../src/data/stores/clients/profile-store.ts';

test('what begins with a text is read in the order of an index, without sorting everybody whose id begins so', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await migrate(database);
  const asked: Array<{ readonly sql: string; readonly bindings: readonly unknown[] }> = [];
  database.knex.on('query', (query) => asked.push(query));
  await profileStore(database).search('c', 'all', 100, 'beginning');
  const plans: string[] = [];
  for (const { sql, bindings } of [...asked]) {
    const plan: ReadonlyArray<{ readonly detail: string }> = await database.knex.raw(`explain query plan ${sql}`, bindings as never);
    plans.push(plan.map(({ detail }) => detail).join('; '));
  }
  t.is(plans.length, 2);
  t.regex(plans[0] ?? '', /USING INDEX advisor_profiles_search/);
  t.regex(plans[1] ?? '', /USING INDEX advisor_profiles_name/);
  // Few rows share a key; among those, the ids decide.
  t.false(plans.some((plan) => plan.includes('TEMP B-TREE FOR ORDER BY')));
});
