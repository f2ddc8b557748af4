import test from 'ava';
import { type ClientId, clientId } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { compareClients, lookUpClient, recommendBond, reviewFamily } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';
import { ADMIN, auditOf, bookClient, ONE, register, TWO } from '../../helpers/register-client.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';

test('a registered client is recommended to like any other: band recorded, horizon kept, nothing bought', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE);
  const outcome = await recommendBond(product.services, ONE, id);
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

test('whoever registered the client or has the same relationship manager sees them; others get the answer for an unknown id', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE);
  const ask = async (actor: Actor) => (await recommendBond(product.services, actor, id)).kind;
  t.is(await ask({ ...ONE, id: 'U3' }), 'recommended');
  t.is(await ask(ADMIN), 'recommended');
  t.is(await ask(TWO), 'unknown-client');
  const found = async (actor: Actor, text: string) =>
    (await product.services.searchClients({ actor, text, limit: 10 })).map(({ clientId: each }) => each);
  t.deepEqual(await found(ONE, 'n_00'), ['N_0001']);
  t.deepEqual(await found(TWO, 'n_00'), []);
  t.true((await found(ONE, '')).includes('N_0001'));
});

test('an admin’s new client has no relationship manager without a parent, and the parent’s with one', async (t) => {
  const product = await openTrainedProduct(t);
  const parent = clientId(await bookClient(product));
  t.is((await product.stores.registered.find(await register(product, ADMIN)))?.relationshipManagerId, null);
  const child = await register(product, ADMIN, intakeFacts({ parentId: parent }));
  t.is((await product.stores.registered.find(child))?.relationshipManagerId, '1');
  t.is((await recommendBond(product.services, ONE, child)).kind, 'recommended');
});

test('a child moves with the parent to another relationship manager: at once where the book is read, in searches with the next training', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, source, database } = product;
  const parentId = clientId((await database.knex('users').where({ rm_id: 1 }).first('client_id')).client_id);
  const child = await register(product, ONE, intakeFacts({ parentId }));
  const grandchild = await register(product, ONE, intakeFacts({ parentId: child }));
  const own: Record<string, string> = {};
  for (const [id, rm_id] of [
    ['U1', 1],
    ['U2', 2],
  ] as const) {
    own[id] = (await database.knex('users').where({ rm_id }).whereNot({ client_id: parentId }).first('client_id')).client_id;
  }
  const kinds = async (actor: Actor) => [
    (await recommendBond(services, actor, child)).kind,
    (await lookUpClient(services, actor, grandchild)).kind,
    ((await source.readFamily(parentId)) ?? []).filter(
      ({ id, relationshipManagerId }) => actor.sees.includes(relationshipManagerId ?? '') && [child, grandchild].includes(id),
    ).length,
    (await services.previewLink({ actor, registered: child, bookId: own[actor.id] ?? '' })).kind,
  ];
  const searched = async (actor: Actor) =>
    (await services.searchClients({ actor, text: 'n_', limit: 10 })).map(({ clientId: each }) => each);
  t.deepEqual(await kinds(ONE), ['recommended', 'looked-up', 2, 'linkable']);
  await database.knex('users').where({ client_id: parentId }).update({ rm_id: 2 });
  t.deepEqual(await kinds(ONE), ['unknown-client', 'unknown-client', 0, 'unknown-client']);
  t.deepEqual(await kinds(TWO), ['recommended', 'looked-up', 2, 'linkable']);
  const { book } = await source.readBook();
  t.deepEqual(
    book.clients.filter(({ id }) => id === child || id === grandchild).map((facts) => facts.relationshipManagerId),
    ['2', '2'],
  );
  await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  t.deepEqual([await searched(ONE), await searched(TWO)], [[], [child, grandchild]]);
});

test('a parent whom the adviser may not see, or nobody has, is refused alike; an adviser mapped to nobody cannot register', async (t) => {
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

test('an id that was linked tells strangers to it no more than an id that nobody has', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, database } = product;
  const id = await register(product, ONE);
  const bookId = await bookClient(product);
  const own = ((await product.stores.profiles.search('C_', ['2'], 1))[0] as { clientId: ClientId }).clientId;
  await services.linkClient({ actor: ONE, registered: id, bookId });
  const answers = async (asked: string) =>
    JSON.stringify([
      await recommendBond(services, TWO, asked),
      await lookUpClient(services, TWO, asked),
      await reviewFamily(services, TWO, asked),
      await compareClients(services, TWO, own, asked),
    ]).replaceAll(asked, 'ID');
  t.is(await answers(id), await answers('N_0777'));
  const refused: Array<{ client_id: string }> = await database.knex('advisor_audit').where({ action: 'access.refused' });
  t.is(refused.length, 4);
});

test('whoever may see the book’s client is led there by the old id, whoever registered it', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ADMIN);
  const bookId = await bookClient(product);
  await product.services.linkClient({ actor: ADMIN, registered: id, bookId });
  const outcome = await lookUpClient(product.services, ONE, id);
  t.is(outcome.kind === 'looked-up' ? outcome.lookup.profile.clientId : outcome.kind, clientId(bookId));
});

test('a registered client belongs to the parent’s family, through all generations', async (t) => {
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
  const reviewed = await reviewFamily(product.services, ONE, grandchild);
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

test('a registration is undone by whoever made it, once, with what was shown right after', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, database, stores } = product;
  const id = await register(product, ONE);
  const outcome = await recommendBond(services, ONE, id);
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const place = { channel: 'D1', ts: '1700000000.000100' };
  await services.noteRecommendationPosted(outcome.shown.id, place);
  const undo = (actor: Actor, registered: string = id) => services.undoRegistration({ actor, registered });
  t.deepEqual(await undo(ADMIN), { kind: 'unknown-client' }, 'somebody else’s');
  t.deepEqual(await undo(ONE, 'C_0042'), { kind: 'unknown-client' });
  t.deepEqual(await undo(ONE), { kind: 'undone', id, messages: [place] });
  t.deepEqual(await undo(ONE), { kind: 'unknown-client' });
  t.is(await stores.registered.find(id), null);
  t.is((await recommendBond(services, ONE, id)).kind, 'unknown-client');
  t.is((await database.knex('advisor_audit').where({ action: 'client.forget', actor_id: 'U1' })).length, 1);
  t.deepEqual(
    (await product.verifyAudit()).findings.filter(({ kind }) => kind !== 'another-key'),
    [],
  );
  t.not(await register(product, ONE), id, 'the id isn’t given out again');
});

test('a registration stays if anything hangs on it: a vote, a colleague’s look, a child, or a link', async (t) => {
  const product = await openTrainedProduct(t);
  const { services } = product;
  const whyKept = async (hang: (id: ClientId) => Promise<unknown>) => {
    const id = await register(product, ONE);
    await hang(id);
    const outcome = await services.undoRegistration({ actor: ONE, registered: id });
    return outcome.kind === 'kept' ? outcome.why : outcome.kind;
  };
  t.is(await whyKept((id) => recommendBond(services, ADMIN, id)), 'advised');
  t.is(await whyKept((id) => register(product, ONE, intakeFacts({ parentId: id }))), 'family');
  const bookId = await bookClient(product);
  t.is(await whyKept((registered) => services.linkClient({ actor: ONE, registered, bookId })), 'linked');
  const voted = await whyKept(async (id) => {
    const outcome = await recommendBond(services, ONE, id);
    if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
    const event = { recommendationId: outcome.shown.id, advisorId: ONE.id, key: 'button', sign: 1, action: 'added' } as const;
    return product.stores.feedback.append({ ...event, eventId: 'Ev1', happenedAt: '1700000001.000100' }, new Date());
  });
  t.is(voted, 'advised');
});
