import { type ClientId, clientId } from '../../../src/advisor/units.ts';
import { profileStore } from '../../../src/data/stores/clients/profile-store.ts';
import { registeredClients } from '../../../src/data/stores/clients/registered-clients.ts';
import type { NewClient } from '../../../src/usecases/ports/registered-clients.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleAuditRow } from '../../helpers/samples/sample-audit-row.ts';
import { sampleProfile } from '../samples.ts';

const AT = new Date('2026-06-30T10:00:00.123Z');
const FACTS = intakeFacts({ parentId: clientId('C_0007'), name: 'Zoë 🎉 <!channel> O\'Brien "x" \\' });
const newClient = (intakeId: string, more: Partial<NewClient> = {}): NewClient => ({
  intakeId,
  facts: FACTS,
  relationshipManagerId: '7',
  registeredBy: 'U1',
  registeredAt: AT,
  ...more,
});
const nobody = async () => false;
const noted = (clientId: ClientId) => sampleAuditRow({ clientId });

export const registeredClientsSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('a registered client comes back with everything that was recorded', async (t, database) => {
    const store = registeredClients(database);
    const { client, fresh } = await store.register(newClient('i1'), nobody, noted);
    t.true(fresh);
    t.deepEqual(client, {
      id: clientId('N_0001'),
      facts: FACTS,
      relationshipManagerId: '7',
      registeredBy: 'U1',
      registeredAt: AT,
      bookId: null,
    });
    t.deepEqual(await store.find(clientId('N_0001')), client);
    t.is(await store.find(clientId('n_0001')), null);
    t.is(await store.find(clientId('x'.repeat(10_000))), null);
    const chosen = newClient('i2', {
      facts: {
        ...FACTS,
        band: { kind: 'chosen', band: 'C', reason: 'Line one\nline "two"' },
        name: null,
        parentId: null,
        horizonDays: null,
      },
      relationshipManagerId: null,
    });
    t.like((await store.register(chosen, nobody, noted)).client, { id: 'N_0002', facts: chosen.facts, relationshipManagerId: null });
  });

  test('60 advisors who submit at the same moment get 60 ids, without a gap', async (t, database) => {
    const stores = [registeredClients(database), registeredClients(database)];
    const made = await Promise.all(Array.from({ length: 60 }, (_, at) => stores[at % 2]?.register(newClient(`i${at}`), nobody, noted)));
    t.true(made.every((it) => it?.fresh));
    const ids = made.map((it) => it?.client.id).sort();
    t.deepEqual(
      ids,
      Array.from({ length: 60 }, (_, at) => clientId(`N_${String(at + 1).padStart(4, '0')}`)),
    );
    t.is((await stores[0]?.all())?.length, 60);
  });

  test('one form submitted ten times at once registers once', async (t, database) => {
    const store = registeredClients(database);
    const made = await Promise.all(Array.from({ length: 10 }, () => store.register(newClient('same'), nobody, noted)));
    t.is(made.filter(({ fresh }) => fresh).length, 1);
    t.deepEqual([...new Set(made.map(({ client }) => client.id))], [clientId('N_0001')]);
    t.is((await store.all()).length, 1);
  });

  test('an id the book already has is skipped', async (t, database) => {
    const store = registeredClients(database);
    const taken = async (id: string) => id === 'N_0001' || id === 'N_0002';
    t.is((await store.register(newClient('i1'), taken, noted)).client.id, clientId('N_0003'));
    t.is((await store.register(newClient('i2'), taken, noted)).client.id, clientId('N_0004'));
  });

  test('a firm with thousands of ids like ours still leaves room for new ones', async (t, database) => {
    const store = registeredClients(database);
    let asked = 0;
    const taken = async (id: string) => {
      asked++;
      return Number(id.slice(2)) <= 5000;
    };
    const made = Number((await store.register(newClient('i1'), taken, noted)).client.id.slice(2));
    t.true(made > 5000 && made < 20_000, `${made}`);
    t.true(asked < 40, `${asked} questions to the book`);
    t.is((await store.register(newClient('i2'), taken, noted)).client.id, clientId(`N_${made + 1}`));
  });

  test('a client is linked to the book once, and found by either id', async (t, database) => {
    const store = registeredClients(database);
    await store.register(newClient('i1'), nobody, noted);
    await store.register(newClient('i2'), nobody, noted);
    const [id, book] = [clientId('N_0001'), clientId('C_0042')];
    t.deepEqual(await store.linkedTo([book]), []);
    t.true(await store.link(id, book, sampleAuditRow({ actorId: 'U1', at: AT })));
    t.false(await store.link(id, clientId('C_0043'), sampleAuditRow({ actorId: 'U2', at: AT })));
    t.is((await store.find(id))?.bookId, book);
    t.deepEqual(
      (await store.linkedTo([book])).map((client) => client.id),
      [id],
    );
    t.deepEqual(
      (await store.unlinked('all')).map((client) => client.id),
      [clientId('N_0002')],
    );
  });

  test('search finds id and name among those one may see, until the client is linked', async (t, database) => {
    const store = registeredClients(database);
    await store.register(newClient('i1', { facts: { ...FACTS, name: 'Éva Müller 100%' } }), nobody, noted);
    await store.register(newClient('i2', { facts: { ...FACTS, name: null }, relationshipManagerId: '8' }), nobody, noted);
    await store.register(newClient('i3', { relationshipManagerId: null }), nobody, noted);
    const found = async (text: string, sees: 'all' | readonly string[] = 'all', limit = 10) =>
      (await store.search(text, sees, limit)).map((client) => client.id.slice(-1)).join('');
    t.is(await found(''), '123');
    t.is(await found('', 'all', 2), '12');
    t.is(await found('', ['7']), '1');
    t.is(await found('', []), '');
    t.deepEqual(
      (await store.unlinked(['7', '8'])).map((client) => client.id.slice(-1)),
      ['1', '2'],
    );
    t.deepEqual(await store.unlinked([]), []);
    t.is(await found('n_0002', ['7', '8']), '2');
    t.is(await found('éVA mü'), '1');
    t.is(await found('100%'), '1');
    t.is(await found('%'), '1');
    t.is(await found('zoë'), '3');
    t.is(await found('x'.repeat(1000)), '');
    await store.link(clientId('N_0001'), clientId('C_1'), sampleAuditRow({ actorId: 'U1', at: AT }));
    t.is(await found(''), '23');
    t.deepEqual(
      (await store.childrenOf([clientId('C_0007'), clientId('C_9')])).map(({ id }) => id),
      [clientId('N_0002'), clientId('N_0003')],
    );
    t.deepEqual(await store.childrenOf([]), []);
  });

  test('linked clients are listed in the order of linking: for one client of the book, for many and for all', async (t, database) => {
    const store = registeredClients(database);
    for (const form of ['i1', 'i2', 'i3', 'i4']) await store.register(newClient(form), nobody, noted);
    const [one, other] = [clientId('C_0042'), clientId('C_0043')];
    const link = (number: number, bookId: ClientId, minutes: number) =>
      store.link(clientId(`N_000${number}`), bookId, sampleAuditRow({ actorId: 'U1', at: new Date(AT.getTime() + minutes * 60_000) }));
    await link(1, one, 3);
    await link(2, other, 2);
    await link(3, one, 1);
    const ids = (clients: ReadonlyArray<{ id: string }>) => clients.map(({ id }) => id.slice(-1)).join('');
    t.is(ids(await store.linkedTo([one])), '31');
    t.is(ids(await store.linkedTo([other, one])), '321');
    t.is(ids(await store.all()), '4321');
    t.deepEqual(await store.linkedTo([]), []);
  });

  test('a client with a parent has the parent’s manager at the last training; before that, the one from the intake', async (t, database) => {
    const store = registeredClients(database);
    const train = (profiles: Parameters<typeof sampleProfile>[1][], minutes: number) =>
      profileStore(database).replaceAll(
        profiles.map((more) => sampleProfile('C_0007', more)),
        new Date(AT.getTime() + minutes * 60_000),
      );
    const whose = async () => (await store.find(clientId('N_0001')))?.relationshipManagerId;
    const found = async (manager: string) => (await store.search('n_', [manager], 10)).length + (await store.unlinked([manager])).length;
    await train([{ relationshipManagerId: '6' }], -1);
    await store.register(newClient('i1'), nobody, noted);
    t.is(await whose(), '7', 'taken in since the training');
    await train([{ relationshipManagerId: '8' }], 1);
    t.is(await whose(), '8');
    t.deepEqual([await found('7'), await found('8')], [0, 2]);
    await train([{ relationshipManagerId: null }], 2);
    t.is(await whose(), null);
    await train([], 3);
    t.is(await whose(), '7', 'a parent whom nobody has');
    await store.register(newClient('i2', { facts: { ...FACTS, parentId: clientId('N_0001') } }), nobody, noted);
    await store.link(clientId('N_0001'), clientId('C_0007'), sampleAuditRow({ actorId: 'U1', at: AT }));
    await train([{ relationshipManagerId: '9' }], 4);
    t.is((await store.find(clientId('N_0002')))?.relationshipManagerId, '9', 'the parent was linked to the book');
    t.deepEqual(
      (await store.childrenOf([clientId('C_0007')])).map(({ id }) => id),
      [clientId('N_0002')],
    );
  });

  test('a damaged row is an error and never a client', async (t, database) => {
    const store = registeredClients(database);
    await store.register(newClient('i1'), nobody, noted);
    await database.knex('advisor_registered_clients').update({ document: '{"on":' });
    await t.throwsAsync(store.find(clientId('N_0001')), { message: 'The stored registered client is damaged: it is not JSON.' });
    t.deepEqual(await store.all(), []);
  });
};
