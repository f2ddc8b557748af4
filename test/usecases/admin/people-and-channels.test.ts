import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { importBook } from '../../../src/data/import/import-book.ts';
import { undoImport } from '../../../src/data/import/undo-import.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { ClientChannels } from '../../../src/usecases/admin/client-channels.ts';
import { keepPeople } from '../../../src/usecases/admin/keep-people.ts';
import type { SettingsStore } from '../../../src/usecases/ports/settings-store.ts';
import { openProduct, openTrainedProduct, temporaryFolder } from '../../helpers/product.ts';

const admin: Actor = { id: 'U1', role: 'admin', sees: 'all' };
const supervisor: Actor = { id: 'U5', role: 'supervisor', sees: 'all' };
const NO_GUESTS = { isShared: false, guests: 0 };

test('an admin gives a role and relationship managers, and the person sees their clients from then on', async (t) => {
  const { services, database } = await openTrainedProduct(t, { ADMINS: 'U1' });
  t.is(await services.whoIs('U7'), null);
  const person = { slackUserId: 'U7', role: 'advisor', relationshipManagerIds: ['1', '2'] } as const;
  t.deepEqual(await services.putPerson({ actor: admin, person }), { kind: 'saved', person, before: null });
  t.deepEqual(await services.whoIs('U7'), { id: 'U7', role: 'advisor', sees: ['1', '2'] });
  const people = await services.listPeople({ actor: admin });
  if (people.kind !== 'people') return t.fail(people.kind);
  t.deepEqual(
    people.people.map(({ slackUserId, role, from }) => [slackUserId, role, from]),
    [
      ['U1', 'admin', 'environment'],
      ['U7', 'advisor', 'database'],
    ],
  );
  t.true((people.managers ?? []).some(({ id }) => id === '1'));

  t.deepEqual(await services.removePerson({ actor: admin, slackUserId: 'U7' }), { kind: 'removed', slackUserId: 'U7', left: null });
  t.is(await services.whoIs('U7'), null);
  t.deepEqual(await services.removePerson({ actor: admin, slackUserId: 'U7' }), { kind: 'unknown-person' });
  const rows = await database.knex('advisor_audit').where('action', 'like', 'people.%').orderBy('sequence');
  t.deepEqual(
    rows.map((row) => [row.action, JSON.parse(row.detail)]),
    [
      ['people.put', { person: 'U7', role: 'advisor', managers: '1 2', before: 'none' }],
      ['people.remove', { person: 'U7', before: 'advisor' }],
    ],
  );
});

test('a relationship manager whom the book does not have cannot be given, and the last admin stays one', async (t) => {
  const { services, stores } = await openTrainedProduct(t, { ADMINS: 'U1' });
  const put = (slackUserId: string, role: Actor['role'], ids: readonly string[] = []) =>
    services.putPerson({ actor: admin, person: { slackUserId, role, relationshipManagerIds: ids } });
  t.deepEqual(await put('U7', 'advisor', ['1', '999']), { kind: 'unknown-managers', ids: ['999'] });
  t.deepEqual(await put('U1', 'advisor'), { kind: 'last-admin' });
  await put('U2', 'admin');
  t.like(await put('U1', 'advisor'), { kind: 'saved' });
  t.deepEqual(await services.removePerson({ actor: admin, slackUserId: 'U2' }), { kind: 'last-admin' });
  // The environment gives U1 the role again, so U2 may go.
  t.like(await services.removePerson({ actor: admin, slackUserId: 'U1' }), { kind: 'removed', left: 'admin' });
  t.like(await services.removePerson({ actor: admin, slackUserId: 'U2' }), { kind: 'removed', left: null });
  t.deepEqual(await stores.people.list(), []);
});

test('anybody but an admin changes and sees nothing, and the attempt is recorded', async (t) => {
  const { services, database } = await openProduct(t);
  const person = { slackUserId: 'U5', role: 'admin', relationshipManagerIds: [] } as const;
  const actor = supervisor;
  const refused = [
    await services.adminState({ actor }),
    await services.refuseAdministration(actor, 'administration'),
    await services.listPeople({ actor }),
    await services.putPerson({ actor, person }),
    await services.removePerson({ actor, slackUserId: 'U1' }),
    await services.allowClientChannel({ actor, channel: 'C1', facts: NO_GUESTS }),
    await services.removeClientChannel({ actor, channel: 'C1' }),
    await services.retrain({ actor, segments: 4 }, () => {}),
    await services.refreshNow({ actor }, () => {}),
    await services.askReset({ actor, typed: 'forget everything learned' }),
    await services.decideReset({ actor, approvalId: 'x', decision: 'approved' }),
  ];
  t.deepEqual(refused, Array(11).fill({ kind: 'not-allowed' }));
  const rows = await database.knex('advisor_audit');
  t.deepEqual(new Set(rows.map((row) => `${row.actor_id} ${row.action}`)), new Set(['U5 access.refused']));
  t.is(rows.length, 11);
});

test('a channel that an admin allows may show client facts in every process within seconds, until it is removed', async (t) => {
  const { services, config } = await openTrainedProduct(t, { CLIENT_CHANNELS: 'C0FIXED' });
  const other = await openProduct(t, { DATABASE_URL: config.databaseUrl, CLIENT_CHANNELS: 'C0FIXED' });
  t.deepEqual(services.clientChannels(), ['C0FIXED']);
  t.deepEqual(await services.allowClientChannel({ actor: admin, channel: 'C0NEW', facts: NO_GUESTS }), {
    kind: 'allowed',
    channel: 'C0NEW',
  });
  t.true(services.mayPostClientResultsIn('C0NEW'));
  t.false(other.services.mayPostClientResultsIn('C0NEW'));
  await other.services.whoIs('U1');
  t.true(other.services.mayPostClientResultsIn('C0NEW'), 'who asks first is told what is so now');
  t.deepEqual(other.services.clientChannels(), ['C0FIXED', 'C0NEW']);
  t.like(await services.allowClientChannel({ actor: admin, channel: 'C0NEW', facts: NO_GUESTS }), { kind: 'already-allowed' });

  t.like(await services.removeClientChannel({ actor: admin, channel: 'C0FIXED' }), { kind: 'from-environment' });
  t.like(await services.removeClientChannel({ actor: admin, channel: 'C0NEW' }), { kind: 'removed' });
  t.false(services.mayPostClientResultsIn('C0NEW'));
  t.like(await services.removeClientChannel({ actor: admin, channel: 'C0NEW' }), { kind: 'not-there' });
});

test('a channel removed while another admin allows one stays removed, and what an earlier version wrote still counts', async (t) => {
  const { stores, clock } = await openProduct(t);
  const { audit, settings } = stores;
  await settings.put('client-channels', { value: { channels: ['C0OLD', 'C0KEPT', 7] }, setBy: 'U1', setAt: clock.now() });
  let meanwhile: (() => Promise<unknown>) | null = null;
  const raced: SettingsStore = {
    ...settings,
    put: async (name, setting) => {
      const other = meanwhile;
      meanwhile = null;
      await other?.();
      await settings.put(name, setting);
    },
  };
  const channels = new ClientChannels({ audit, clock, settings: raced, fixedChannels: [], milliseconds: () => 0 });
  meanwhile = () => channels.remove({ actor: admin, channel: 'C0OLD' });
  await channels.allow({ actor: admin, channel: 'C0NEW', facts: NO_GUESTS });
  t.deepEqual(channels.list(), ['C0KEPT', 'C0NEW']);
});

test('a shared channel, one with guests, and one that Slack says nothing about are refused, and that is recorded', async (t) => {
  const { services, database } = await openProduct(t);
  const allow = (isShared: boolean, guests: number | null) =>
    services.allowClientChannel({ actor: admin, channel: 'C1', facts: { isShared, guests } });
  t.like(await allow(true, 0), { kind: 'channel-refused', why: 'shared' });
  t.like(await allow(false, 2), { kind: 'channel-refused', why: 'guests' });
  t.like(await allow(false, null), { kind: 'channel-refused', why: 'unknown' });
  t.false(services.mayPostClientResultsIn('C1'));
  t.is((await database.knex('advisor_audit').where({ action: 'channels.refused' })).length, 3);
});

test('the state of an empty installation says what is missing, and that of a trained one what there is', async (t) => {
  const empty = await (await openProduct(t)).services.adminState({ actor: admin });
  t.like(empty, { kind: 'state', book: { kind: 'away' }, figures: null, model: null, versions: [], counts: { clients: 0 } });
  const trained = await (await openTrainedProduct(t)).services.adminState({ actor: admin });
  t.like(trained, {
    kind: 'state',
    book: { kind: 'reached' },
    model: { version: 1 },
    counts: { clients: 120 },
    explorationShare: 0,
    learning: null,
  });
});

test('advisers see only their own clients from the moment another process imports relationship managers', async (t) => {
  const environment = { DATABASE_URL: `sqlite:${join(temporaryFolder(t), 'shared.sqlite')}`, ADVISORS: 'U7' };
  const [bot, importer] = [await openProduct(t, environment), await openProduct(t, environment)];
  const load = async (rows: string) => {
    const tradesFile = join(temporaryFolder(t), 'trades.csv');
    writeFileSync(tradesFile, rows);
    const { sourceDatabase: database, calendar, clock } = importer;
    t.is((await importBook(database, { tradesFile, who: 'asha', now: clock.now(), calendar })).kind, 'imported');
  };
  await load('Client,ISIN,Type,Trade Date,Amount\nC1,INE001A07AA1,Bonds,2025-01-10,1\n');
  t.is((await bot.source.readBook()).rows, 1);
  t.like(await bot.services.whoIs('U7'), { sees: 'all' });
  await load('Client,RM Name,ISIN,Type,Trade Date,Amount\nC1,Rohit Iyer,INE001A07AA1,Bonds,2025-02-10,2\n');
  t.like(await bot.services.whoIs('U7'), { sees: [] });
  await undoImport(importer.sourceDatabase);
  t.like(await bot.services.whoIs('U7'), { sees: 'all' });
});

test('a role without relationship managers is saved while the book does not answer', async (t) => {
  const product = await openProduct(t);
  const { clock, newId } = product;
  const { audit, people, claims, tokens } = product.stores;
  const silent = { readRelationshipManagers: () => new Promise<never>(() => {}), hasRelationshipManagers: async () => true };
  const ports = {
    audit,
    people,
    tokens,
    claims,
    clock,
    newId,
    source: silent,
    startingRoles: { admin: ['U1'], supervisor: [], advisor: [] },
  };
  const person = { slackUserId: 'U7', role: 'supervisor', relationshipManagerIds: [] } as const;
  t.like(await keepPeople(ports).put({ actor: admin, person }), { kind: 'saved' });
});

test('two admins who take the role from each other at once leave at least one, and what was undone is recorded', async (t) => {
  const product = await openProduct(t);
  const { clock, newId } = product;
  const { audit, people, claims, tokens } = product.stores;
  const source = { readRelationshipManagers: async () => [], hasRelationshipManagers: async () => false };
  for (const take of ['put', 'remove'] as const) {
    for (const slackUserId of ['U7', 'U8']) await people.put({ slackUserId, role: 'admin', relationshipManagerIds: [] });
    // The other admin's change is written after this one has looked and before it writes.
    let meanwhile: (() => Promise<unknown>) | null = null;
    const raced = async <T>(write: () => Promise<T>): Promise<T> => {
      const other = meanwhile;
      meanwhile = null;
      await other?.();
      return write();
    };
    const both = keepPeople({
      ...{ audit, claims, clock, newId, source, startingRoles: { admin: [], supervisor: [], advisor: [] } },
      tokens,
      people: { ...people, put: (person) => raced(() => people.put(person)), remove: (id) => raced(() => people.remove(id)) },
    });
    const demote = (by: string, slackUserId: string) => {
      const actor: Actor = { id: by, role: 'admin', sees: 'all' };
      return take === 'put'
        ? both.put({ actor, person: { slackUserId, role: 'advisor', relationshipManagerIds: [] } })
        : both.remove({ actor, slackUserId });
    };
    let second: Promise<unknown> = Promise.resolve();
    meanwhile = () => {
      second = demote('U8', 'U7');
      return second;
    };
    t.deepEqual(await demote('U7', 'U8'), { kind: 'last-admin' });
    t.like(await second, { kind: take === 'put' ? 'saved' : 'removed' });
    t.deepEqual(
      (await people.list()).filter(({ role }) => role === 'admin').map(({ slackUserId }) => slackUserId),
      ['U8'],
    );
  }
  const undone = await product.database.knex('advisor_audit').where({ action: 'people.undo' });
  t.deepEqual(
    undone.map((row) => JSON.parse(row.detail)),
    Array(2).fill({ person: 'U8', role: 'admin', why: 'nobody would be an admin' }),
  );
});
