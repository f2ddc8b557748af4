import test from 'ava';
import { type ClientId, clientId } from '../../../src/advisor/units.ts';
import type { Dependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports.ts';
import { intakeFacts } from '../../helpers/intake-facts.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';

const ONE: Actor = { id: 'U1', role: 'advisor', sees: ['1'] };
const TWO: Actor = { id: 'U2', role: 'advisor', sees: ['2'] };
const ADMIN: Actor = { id: 'U9', role: 'admin', sees: 'all' };

let forms = 0;
const register = async ({ services }: Dependencies, actor: Actor, facts = intakeFacts()) => {
  const outcome = await services.registerClient({ actor, intakeId: `form-${forms++}`, facts });
  if (outcome.kind !== 'registered') throw new Error(outcome.kind);
  return outcome.client.id;
};
const auditOf = async ({ database }: Dependencies, action: string) =>
  (await database.knex('advisor_audit').where({ action }).orderBy('sequence')).map((row) => ({
    actor: String(row.actor_id),
    client: row.client_id === null ? null : String(row.client_id),
  }));
/** A client of the book whom the first advisor sees. */
const bookClient = async ({ stores }: Dependencies, at = 0) =>
  ((await stores.profiles.search('C_', ['1'], 10))[at] as { clientId: ClientId }).clientId;

test('a registered client is recommended to like any other: band recorded, horizon kept, nothing bought', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE);
  const outcome = await product.services.recommendBond({ actor: ONE, clientId: id });
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  t.like(outcome.shown.profile, {
    clientId: 'N_0001',
    age: 41,
    gender: 'F',
    riskBand: 'B',
    riskBandSource: 'recorded',
    trades: 0,
    relationshipManagerId: '1',
    horizonDays: 1826,
  });
  const horizon = outcome.shown.profile.asOf + 1826;
  const bonds = outcome.shown.recommendation.recommended.flatMap((type) => type.bonds);
  t.true(bonds.length > 0);
  t.true(
    bonds.every(({ maturityDay }) => maturityDay !== null && maturityDay <= horizon),
    'no tenor beyond the horizon',
  );
});

test('who registered and who has the same relationship manager sees the client; others get the words for nobody', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE);
  const ask = async (actor: Actor) => (await product.services.recommendBond({ actor, clientId: id })).kind;
  t.is(await ask({ ...ONE, id: 'U3' }), 'recommended');
  t.is(await ask(ADMIN), 'recommended');
  t.is(await ask(TWO), 'unknown-client');
  const found = async (actor: Actor, text: string) =>
    (await product.services.searchClients({ actor, text, limit: 10 })).map(({ clientId: each }) => each);
  t.deepEqual(await found(ONE, 'n_00'), ['N_0001']);
  t.deepEqual(await found(TWO, 'n_00'), []);
  t.true((await found(ONE, '')).includes('N_0001'));
});

test('an admin’s new client without a parent is nobody’s; with one it is the parent’s relationship manager’s', async (t) => {
  const product = await openTrainedProduct(t);
  const parent = clientId(await bookClient(product));
  t.is((await product.stores.registered.find(await register(product, ADMIN)))?.relationshipManagerId, null);
  const child = await register(product, ADMIN, intakeFacts({ parentId: parent }));
  t.is((await product.stores.registered.find(child))?.relationshipManagerId, '1');
  t.is((await product.services.recommendBond({ actor: ONE, clientId: child })).kind, 'recommended');
});

test('a parent whom the advisor may not see, or nobody has, is refused alike; an advisor mapped to nobody cannot register', async (t) => {
  const product = await openTrainedProduct(t);
  const parentId = clientId(await bookClient(product));
  const kind = async (actor: Actor, facts = intakeFacts({ parentId })) =>
    (await product.services.registerClient({ actor, intakeId: 'x', facts })).kind;
  t.is(await kind(TWO), 'unknown-parent');
  t.is(await kind(TWO, intakeFacts({ parentId: clientId('NOBODY') })), 'unknown-parent');
  t.is(await kind({ ...TWO, sees: [] }, intakeFacts()), 'not-mapped');
  t.is((await product.stores.registered.all()).length, 0);
});

test('a form submitted five times at once registers once, and every submit is in the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  const submit = () => product.services.registerClient({ actor: ONE, intakeId: 'same', facts: intakeFacts() });
  const outcomes = await Promise.all(Array.from({ length: 5 }, submit));
  t.is(outcomes.filter((outcome) => outcome.kind === 'registered' && outcome.fresh).length, 1);
  t.is((await product.stores.registered.all()).length, 1);
  t.deepEqual(
    await auditOf(product, 'client.register'),
    Array.from({ length: 5 }, () => ({ actor: 'U1', client: 'N_0001' })),
  );
});

test('the preview shows segment and recommendation, the same as after registering, and saves nothing', async (t) => {
  const product = await openTrainedProduct(t);
  const preview = await product.services.previewIntake({ actor: ONE, facts: intakeFacts() });
  if (preview.kind !== 'preview' || preview.advice.kind !== 'advised') return t.fail(preview.kind);
  t.deepEqual(await product.stores.registered.all(), []);
  const id = await register(product, ONE);
  const after = await product.services.recommendBond({ actor: ONE, clientId: id });
  if (after.kind !== 'recommended') return t.fail(after.kind);
  const types = (recommended: ReadonlyArray<{ bondType: string; probability: number }>) =>
    recommended.map(({ bondType, probability }) => [bondType, probability]);
  t.deepEqual(types(preview.advice.recommendation.recommended), types(after.shown.recommendation.recommended));
  t.deepEqual(preview.advice.recommendation.segment, after.shown.recommendation.segment);
});

test('without a model one can register, and the preview says so', async (t) => {
  const product = await openProduct(t, {}, { source: (await openTrainedProduct(t)).source });
  const preview = await product.services.previewIntake({ actor: ONE, facts: intakeFacts() });
  t.like(preview, { kind: 'preview', advice: { kind: 'untrained' } });
  t.is(await register(product, ONE), clientId('N_0001'));
});

test('likely duplicates are pointed out: of the family, of the same birth day, of the same name; only those one may see', async (t) => {
  const product = await openTrainedProduct(t);
  const duplicates = async (actor: Actor, more: Parameters<typeof intakeFacts>[0]) => {
    const preview = await product.services.previewIntake({ actor, facts: intakeFacts(more) });
    return preview.kind === 'preview' ? preview.duplicates.map((found) => [found.clientId, found.why.join(', ')]) : preview.kind;
  };
  t.deepEqual(await duplicates(ONE, {}), []);
  await register(product, ONE, intakeFacts({ name: 'Asha Rao' }));
  t.deepEqual(await duplicates(ONE, {}), [['N_0001', 'born on the same day, the same gender']]);
  t.deepEqual(await duplicates(ONE, { birthDay: null, age: 41, name: 'asha  RAO' }), [
    ['N_0001', 'the same name, of the same age, the same gender'],
  ]);
  t.deepEqual(await duplicates(TWO, { name: 'Asha Rao' }), []);

  const known = (await product.source.readBook()).book.clients.find(
    (client) => client.parentId !== null && client.birthDay !== null && client.gender !== null && client.relationshipManagerId === '1',
  );
  if (!known) return t.fail('the demo book has no such member');
  const { birthDay, gender, parentId } = known;
  t.deepEqual((await duplicates(ONE, { birthDay, gender, parentId }))[0], [
    known.id,
    'born on the same day, the same gender, the same family',
  ]);
  t.true((await auditOf(product, 'client.search')).some(({ client }) => client === known.id));
});

test('linked to the book, the old id is the book’s client: trades, history and family; what the book leaves open is the intake’s', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, source } = product;
  const id = await register(product, ONE, intakeFacts({ name: 'Asha' }));
  const before = await services.recommendBond({ actor: ONE, clientId: id });
  const bookId = await bookClient(product);
  const preview = await services.previewLink({ actor: ONE, registered: id, bookId });
  t.is(preview.kind, 'linkable');
  t.like(await services.linkClient({ actor: ONE, registered: id, bookId }), { kind: 'linked', bookId });
  t.deepEqual(await auditOf(product, 'client.merge'), [{ actor: 'U1', client: bookId }]);

  const after = await services.recommendBond({ actor: ONE, clientId: id });
  if (after.kind !== 'recommended' || before.kind !== 'recommended') return t.fail(after.kind);
  t.is(after.shown.profile.clientId, clientId(bookId));
  t.true(after.shown.profile.trades > 0);
  t.like(after.shown.profile, { riskBand: 'B', riskBandSource: 'recorded', horizonDays: 1826 });
  t.deepEqual(
    (await product.stores.recommendations.ofClient(clientId(bookId), 10)).map((shown) => shown.id).sort(),
    [before.shown.id, after.shown.id].sort(),
    'what was recommended before stays attached',
  );
  const trades = await source.readTrades([id]);
  t.is(trades.length, (await source.readTrades([clientId(bookId)])).length);
  t.true(trades.every((trade) => trade.clientId === id));
  t.deepEqual(await services.searchClients({ actor: ONE, text: 'N_0001', limit: 5 }), []);
  t.like(await services.linkClient({ actor: ONE, registered: id, bookId: await bookClient(product, 1) }), {
    kind: 'already-linked',
    client: { bookId },
  });
});

test('one may link only clients one may see, only to clients of the book', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE);
  const other = await register(product, ONE);
  const bookId = await bookClient(product);
  const kind = async (actor: Actor, registered: string, target: string) =>
    (await product.services.linkClient({ actor, registered, bookId: target })).kind;
  t.is(await kind(TWO, id, bookId), 'unknown-client');
  t.is(
    await kind({ ...ONE, sees: ['1'] }, id, ((await product.stores.profiles.search('C_', ['2'], 1))[0] as { clientId: ClientId }).clientId),
    'unknown-client',
  );
  t.is(await kind(ONE, id, other), 'not-in-book');
  t.is(await kind(TWO, await register(product, TWO), id), 'unknown-client', 'nor is told who else was registered');
  t.is(await kind(ONE, bookId, bookId), 'unknown-client');
  t.is(await kind(ONE, id, 'NOBODY'), 'unknown-client');
  t.is(await product.services.registeredClientFor({ actor: TWO, registered: id }), null);
  t.is((await product.services.registeredClientFor({ actor: ONE, registered: id }))?.id, id);
  t.true((await auditOf(product, 'access.refused')).length >= 2);
});

test('an id that was linked tells strangers to it no more than an id that nobody has', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, database } = product;
  const id = await register(product, ONE);
  const bookId = await bookClient(product);
  const own = ((await product.stores.profiles.search('C_', ['2'], 1))[0] as { clientId: ClientId }).clientId;
  await services.linkClient({ actor: ONE, registered: id, bookId });
  const answers = async (asked: string) =>
    JSON.stringify([
      await services.recommendBond({ actor: TWO, clientId: asked }),
      await services.lookUpClient({ actor: TWO, clientId: asked }),
      await services.reviewFamily({ actor: TWO, clientId: asked }),
      await services.compareClients({ actor: TWO, left: own, right: asked }),
    ]).replaceAll(asked, 'ID');
  t.is(await answers(id), await answers('N_0777'));
  const refused: Array<{ client_id: string }> = await database.knex('advisor_audit').where({ action: 'access.refused' });
  t.is(refused.length, 4);
});

test('whoever may see the book’s client is led there by the old id, whosever the registered one was', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ADMIN);
  const bookId = await bookClient(product);
  await product.services.linkClient({ actor: ADMIN, registered: id, bookId });
  const outcome = await product.services.lookUpClient({ actor: ONE, clientId: id });
  t.is(outcome.kind === 'looked-up' ? outcome.lookup.profile.clientId : outcome.kind, clientId(bookId));
});

test('a registered client stands in the family of the parent, and under age the whole way down', async (t) => {
  const product = await openTrainedProduct(t);
  const parentId = clientId(await bookClient(product));
  const child = await register(product, ONE, intakeFacts({ parentId }));
  const grandchild = await register(product, ONE, intakeFacts({ parentId: child }));
  const family = async (id: string) => (await product.source.readFamily(clientId(id)))?.map((facts) => facts.id) ?? [];
  const whole = await family(grandchild);
  t.deepEqual(whole, await family(child));
  t.deepEqual(whole, await family(parentId));
  t.true([child, grandchild].every((id) => whole.includes(id)));
  t.deepEqual(await family(await register(product, ONE)), [clientId('N_0003')]);
  const reviewed = await product.services.reviewFamily({ actor: ONE, clientId: grandchild });
  t.notRegex(JSON.stringify(reviewed), /"kind":"unknown-client"/);
  t.regex(JSON.stringify(reviewed), /N_0001.*N_0002/);
});

test('a training knows registered clients, and they are found once', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE);
  const { book } = await product.source.readBook();
  t.true(book.clients.some((client) => client.id === id && client.recordedBand === 'B'));
  const trained = await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  t.is(trained.kind, 'trained');
  t.deepEqual(
    (await product.services.searchClients({ actor: ONE, text: 'n_', limit: 10 })).map(({ clientId: each }) => each),
    [id],
  );
});

test('the firm’s book in a database of its own is never written', async (t) => {
  const firm = await openTrainedProduct(t);
  const own = await openProduct(t, { SOURCE_DATABASE_URL: firm.config.databaseUrl });
  const tables = async () =>
    JSON.stringify(
      await Promise.all(
        ['users', 'user_members', 'orders', 'advisor_registered_clients'].map((table) => firm.database.knex(table).count('* as n')),
      ),
    );
  const before = await tables();
  t.is(await register(own, ONE), clientId('N_0001'));
  t.is(await tables(), before);
  t.is((await own.source.readClient(clientId('N_0001')))?.clients.length, 1);
});

test('a lookup shows what was recorded at the intake, before the client is linked and after', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE, intakeFacts({ name: 'Asha' }));
  const intake = async (clientIdAsked: string) => {
    const outcome = await product.services.lookUpClient({ actor: ONE, clientId: clientIdAsked });
    return outcome.kind === 'looked-up' ? outcome.lookup.intake : outcome.kind;
  };
  t.like(await intake(id), { id, bookId: null, facts: { name: 'Asha', objectives: ['income'] } });
  const bookId = await bookClient(product);
  t.is(await intake(bookId), null);
  await product.services.linkClient({ actor: ONE, registered: id, bookId });
  t.like(await intake(bookId), { id, bookId });
  t.like(await intake(id), { id, bookId });
});

test('with the book away a registered client is found and answered all the same; the preview says what is missing', async (t) => {
  const away = () => Promise.reject(new SourceUnavailableError('the book is away'));
  const source = { hasRelationshipManagers: true, readBook: away, readClient: away, readTrades: away, readFamily: away };
  const product = await openTrainedProduct(
    t,
    {},
    { source: { ...source, readRelationshipManagers: away, readBondsOnOffer: away, newestTradeDay: away } },
  );
  const parentId = await bookClient(product);
  t.like(await product.services.previewIntake({ actor: ONE, facts: intakeFacts({ parentId }) }), {
    kind: 'preview',
    advice: { kind: 'source-down' },
  });
  const id = await register(product, ONE, intakeFacts({ parentId }));
  const outcome = await product.services.recommendBond({ actor: ONE, clientId: id });
  t.is(outcome.kind, 'recommended');
  t.is((await product.services.linkClient({ actor: ONE, registered: id, bookId: parentId })).kind, 'source-down');
});

test('a retraining after linking keeps one client, under the id of the book, with the band of the intake', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE, intakeFacts({ band: { kind: 'chosen', band: 'C', reason: 'Held such bonds before' } }));
  const bookId = await bookClient(product);
  await product.services.linkClient({ actor: ONE, registered: id, bookId });
  await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  t.is(await product.stores.profiles.find(clientId('N_9999')), null);
  t.like((await product.stores.profiles.find(bookId))?.profile, { riskBand: 'C', riskBandSource: 'recorded', horizonDays: 1826 });
  t.deepEqual(await product.services.searchClients({ actor: ONE, text: id, limit: 5 }), []);
});
