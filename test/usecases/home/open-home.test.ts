import test from 'ava';
import { daysBefore } from '../../../src/advisor/units.ts';
import { openDependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { openProduct, openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const ADMIN: Actor = { id: 'U_ADMIN', role: 'admin', sees: 'all' };
const SUPERVISOR: Actor = { id: 'U_SUPER', role: 'supervisor', sees: 'all' };
const advisor = (...sees: string[]): Actor => ({ id: 'U_ADVISOR', role: 'advisor', sees });

test('a training leaves everything that Home shows, under the active version', async (t) => {
  const product = await openTrainedProduct(t);
  const home = await product.services.openHome({ actor: SUPERVISOR });
  const { model } = (await product.activeModel.current()) ?? {};
  t.is(home.figures?.clients, 120);
  t.is(home.figures?.version, home.model?.version);
  t.is(home.figures?.dataAsOf, model?.asOf);
  t.is(home.figures?.asOf, product.calendar.today());
  t.is(
    home.figures?.segments.reduce((sum, { clients }) => sum + clients, 0),
    120,
  );
  t.deepEqual(
    home.figures?.segments.map(({ name }) => name),
    model?.segments.map(({ name }) => name),
  );
  t.is(home.figures?.trades, model?.trades);
  t.not(home.calls, null);
  t.is(home.ownClients, null);
});

test('an adviser sees the clients of the relationship managers named for that person, and every one shown is in the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  const everybody = await product.stores.calls.listFor('all', 1000, product.calendar.today());
  const manager = everybody?.idle[0]?.relationshipManagerId ?? '';
  const home = await product.services.openHome({ actor: advisor(manager) });
  const shown = [...(home.calls?.matured.calls ?? []), ...(home.calls?.maturing.calls ?? []), ...(home.calls?.idle ?? [])];
  t.true(shown.length > 0);
  t.true(shown.every(({ relationshipManagerId }) => relationshipManagerId === manager));
  const ids = [...new Set(shown.map(({ clientId }) => clientId))].sort();
  const rows = await product.database.knex('advisor_audit').where({ action: 'home.open', actor_id: 'U_ADVISOR' }).pluck('client_id');
  t.deepEqual(rows.sort(), ids);
  t.is(home.ownClients, await product.stores.profiles.count([manager]));
  t.true((home.ownClients ?? 0) > 0 && (home.ownClients ?? 0) < 120);
});

test('where the audit log cannot be written no client is shown', async (t) => {
  const product = await openTrainedProduct(t);
  await product.database.knex.schema.dropTable('advisor_audit');
  await t.throwsAsync(product.services.openHome({ actor: SUPERVISOR }));
});

test('an adviser without a relationship manager sees no client, and is told', async (t) => {
  const product = await openTrainedProduct(t);
  const home = await product.services.openHome({ actor: advisor() });
  t.true(home.seesNobody);
  t.is(home.ownClients, 0);
  t.deepEqual([home.calls?.maturing.calls, home.calls?.idle, home.calls?.maturing.clients, home.calls?.matured.days], [[], [], 0, 0]);
  t.is(home.figures?.clients, 120, 'the firm’s figures hold no client');
  t.deepEqual(await product.database.knex('advisor_audit').where({ action: 'home.open' }), []);
});

test('only admins see the state of the system', async (t) => {
  const product = await openTrainedProduct(t);
  t.is((await product.services.openHome({ actor: SUPERVISOR })).system, null);
  t.is((await product.services.openHome({ actor: advisor('1') })).system, null);
  const { system } = await product.services.openHome({ actor: ADMIN });
  t.like(system, { database: 'SQLite', modelVersions: 1, lastReading: TEST_NOW });
  t.like(system?.lastTraining, { version: 1, refusal: null });
  t.notRegex(JSON.stringify(system), /sqlite:|\/tmp/, 'no address, no path');
});

test('before the first training there is nothing, and Home says so instead of failing', async (t) => {
  const product = await openProduct(t);
  const home = await product.services.openHome({ actor: ADMIN });
  t.like(home, { model: null, figures: null, calls: null, picture: null });
});

test('the longest idle of the larger idle clients come first', async (t) => {
  const product = await openTrainedProduct(t);
  const { calls } = await product.services.openHome({ actor: SUPERVISOR });
  const days = calls?.idle.map(({ day }) => day) ?? [];
  t.deepEqual(
    days,
    days.toSorted((a, b) => a - b),
  );
  const largest = (await product.stores.calls.listFor('all', 20, product.calendar.today()))?.idle.map(({ clientId }) => clientId) ?? [];
  t.true(calls?.idle.every(({ clientId }) => largest.includes(clientId)));
});

test('a refresh rereads the book under the active model, and learns nothing', async (t) => {
  const product = await openTrainedProduct(t);
  const before = await product.services.openHome({ actor: SUPERVISOR });
  const later = daysBefore(TEST_NOW, -1);
  const again = await openDependencies(product.config, { clock: { now: () => later } });
  t.teardown(again.close);
  await product.sourceDatabase.knex('orders').where('id', '<', 500).del();
  const outcome = await again.refreshDesk({ actorId: 'U_ADMIN' });
  t.like(outcome, { kind: 'refreshed', clients: 120, version: before.model?.version, takenAt: later });
  const after = await again.services.openHome({ actor: SUPERVISOR });
  t.is(after.figures?.trades, outcome.kind === 'refreshed' ? outcome.trades : -1);
  t.true((after.figures?.trades ?? 0) < (before.figures?.trades ?? 0));
  t.is(after.model?.version, before.model?.version);
  t.deepEqual(after.calls?.takenAt, later);
  t.is((await again.stores.models.list()).length, 1);
  t.deepEqual(await again.database.knex('advisor_audit').where({ action: 'data.refresh' }).pluck('actor_id'), ['U_ADMIN']);
});

test('a refresh without a book, or without a source, says which', async (t) => {
  const product = await openTrainedProduct(t);
  await product.sourceDatabase.knex('orders').del();
  t.is((await product.refreshDesk({ actorId: 'U_ADMIN' })).kind, 'empty');
  await product.sourceDatabase.knex.schema.dropTable('orders');
  t.is((await product.refreshDesk({ actorId: 'U_ADMIN' })).kind, 'source-down');
  t.is((await product.services.openHome({ actor: SUPERVISOR })).figures?.clients, 120, 'the last figures stay');
});

test('the picture of the segments is drawn once for a reading of the book; the first one counts', async (t) => {
  const product = await openTrainedProduct(t);
  const [one, other] = await Promise.all([product.services.segmentsPicture(), product.services.segmentsPicture()]);
  t.is(await one?.keep('F1'), 'F1');
  t.is(await other?.keep('F2'), 'F1');
  t.is((await product.services.openHome({ actor: SUPERVISOR })).picture, 'F1');
  t.is(await product.services.segmentsPicture(), null);
  await product.services.forgetSegmentsPicture();
  t.is((await product.services.openHome({ actor: SUPERVISOR })).picture, null);
  t.not(await product.services.segmentsPicture(), null);
});
