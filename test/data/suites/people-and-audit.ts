import { auditStore } from '../../../src/data/stores/admin/audit-store.ts';
import { peopleStore } from '../../../src/data/stores/admin/people-store.ts';
import type { Person } from '../../../src/usecases/ports/people-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const AT = new Date('2026-03-04T05:06:07.089Z');

export const peopleAndAuditSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a person is found with role and relationship managers, and the latest entry counts', async (t, database) => {
    const store = peopleStore(database);
    const asha: Person = { slackUserId: 'U2', role: 'advisor', relationshipManagerIds: ['RM_1', 'RM "2" 🎉'] };
    const admin: Person = { slackUserId: 'U1', role: 'admin', relationshipManagerIds: [] };
    t.is(await store.find('U2'), null);
    await store.put(asha);
    await store.put(admin);
    t.deepEqual(await store.find('U2'), asha);
    t.deepEqual(await store.list(), [admin, asha]);
    await store.put({ ...asha, role: 'supervisor', relationshipManagerIds: [] });
    t.deepEqual(await store.find('U2'), { ...asha, role: 'supervisor', relationshipManagerIds: [] });
    t.is(await store.find('u2'), null);
    t.is(await store.find('U'.repeat(10_000)), null);
  });

  test('an unknown role is an error and never a role', async (t, database) => {
    const store = peopleStore(database);
    await store.put({ slackUserId: 'U1', role: 'advisor', relationshipManagerIds: [] });
    await database.knex('advisor_people').update({ role: 'king' });
    await t.throwsAsync(store.find('U1'), { message: 'The stored person U1 is damaged: "king" is no role.' });
  });

  test('audit rows are appended with everything in them', async (t, database) => {
    const store = auditStore(database);
    await store.append({
      at: AT,
      actorId: 'U1',
      action: 'client.recommend',
      clientId: 'Zoë 🎉',
      detail: { version: 7, fresh: true, why: null },
    });
    await store.append({ at: AT, actorId: 'U1', action: 'model.train', clientId: null, detail: {} });
    const rows = await database.knex('advisor_audit').orderBy('sequence');
    t.deepEqual(
      rows.map((row) => [String(row.actor_id), String(row.action), row.client_id && String(row.client_id), JSON.parse(row.detail)]),
      [
        ['U1', 'client.recommend', 'Zoë 🎉', { version: 7, fresh: true, why: null }],
        ['U1', 'model.train', null, {}],
      ],
    );
    t.regex(rows[0].at, /^2026-03-04[ T]05:06:07\.089Z?$/);
  });

  test('a look at a client with an id of 10,000 characters is recorded as far as an id goes', async (t, database) => {
    await auditStore(database).append({ at: AT, actorId: 'U1', action: 'access.refused', clientId: '🎉'.repeat(5000), detail: {} });
    const row = await database.knex('advisor_audit').first();
    t.true(String(row.client_id).startsWith('🎉🎉'));
    t.true(String(row.client_id).length <= 191);
  });
};
