import test from 'ava';
import type { ClientFacts } from '../../../src/advisor/book/book.ts';
import { type ClientId, clientId } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { lookUpClient, recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { auditOf, bookClient, ONE, register, TWO } from '../../helpers/register-client.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';
import { sampleAuditRow } from '../../helpers/samples/sample-audit-row.ts';

test('linked to the book, the old id is the book’s client: trades, history and family; what the book leaves open is the intake’s', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, source } = product;
  const id = await register(product, ONE, intakeFacts({ name: 'Asha' }));
  const before = await recommendBond(services, ONE, id);
  const bookId = await bookClient(product);
  const preview = await services.previewLink({ actor: ONE, registered: id, bookId });
  t.is(preview.kind, 'linkable');
  t.like(await services.linkClient({ actor: ONE, registered: id, bookId }), { kind: 'linked', bookId });
  t.deepEqual(await auditOf(product, 'client.merge'), [{ actor: 'U1', client: bookId }]);

  const after = await recommendBond(services, ONE, id);
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

test('people can only link clients they may see, and only to clients of the book', async (t) => {
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

test('a lookup shows what was recorded at the intake, before the client is linked and after', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE, intakeFacts({ name: 'Asha' }));
  const intake = async (clientIdAsked: string) => {
    const outcome = await lookUpClient(product.services, ONE, clientIdAsked);
    return outcome.kind === 'looked-up' ? outcome.lookup.intake : outcome.kind;
  };
  t.like(await intake(id), { id, bookId: null, facts: { name: 'Asha', objectives: ['income'] } });
  const bookId = await bookClient(product);
  t.is(await intake(bookId), null);
  await product.services.linkClient({ actor: ONE, registered: id, bookId });
  t.like(await intake(bookId), { id, bookId });
  t.like(await intake(id), { id, bookId });
});

test('a retraining after linking keeps one client, under the id of the book, with the band of the intake', async (t) => {
  const product = await openTrainedProduct(t);
  const id = await register(product, ONE, intakeFacts());
  const bookId = await bookClient(product);
  await product.services.linkClient({ actor: ONE, registered: id, bookId });
  await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  t.is(await product.stores.profiles.find(clientId('N_9999')), null);
  t.like((await product.stores.profiles.find(bookId))?.profile, { riskBand: 'B', riskBandSource: 'recorded', horizonDays: 1826 });
  t.deepEqual(await product.services.searchClients({ actor: ONE, text: id, limit: 5 }), []);
});

test('if two were linked to one client, the first one counts, whether one client is read, a family or the whole book', async (t) => {
  const product = await openTrainedProduct(t);
  const { source, stores } = product;
  const later = await register(product, ONE, intakeFacts({ horizonDays: 365 }));
  const first = await register(product, ONE, intakeFacts({ horizonDays: 730 }));
  const bookId = await bookClient(product);
  await stores.registered.link(first, bookId, sampleAuditRow({ at: new Date('2026-06-30T10:01:00Z') }));
  await stores.registered.link(later, bookId, sampleAuditRow({ at: new Date('2026-06-30T10:02:00Z') }));
  const horizon = (clients: ReadonlyArray<ClientFacts> | undefined | null) => clients?.find(({ id }) => id === bookId)?.horizonDays;
  t.is(horizon((await source.readClient(bookId))?.clients), 730);
  t.is(horizon((await source.readBook()).book.clients), 730);
  t.is(horizon(await source.readFamily(bookId)), 730);
});
