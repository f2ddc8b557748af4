import test from 'ava';
import type { Dependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import type { ClientLookup } from '../../../src/usecases/client/client-lookup.ts';
import { type BookSource, SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { lookUpClient, recommendBond } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const advisorOf = (...managers: string[]): Actor => ({ id: 'U0ADVISOR', role: 'advisor', sees: managers });
const DOWN = { kind: 'source-down', message: 'the book is away' };
const away = async (): Promise<never> => {
  throw new SourceUnavailableError('the book is away');
};

const lookUp = async (product: Dependencies, clientId: string, actor = supervisor): Promise<ClientLookup> => {
  const outcome = await lookUpClient(product.services, actor, clientId);
  if (outcome.kind !== 'looked-up') throw new Error(outcome.kind);
  return outcome.lookup;
};
const auditRows = (product: Dependencies) => product.database.knex('advisor_audit').orderBy('sequence');

test('a client is shown with segment, purchases, maturities, manager and past advice, and the look is in the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  await recommendBond(product.services, supervisor, 'C_0042');
  const lookup = await lookUp(product, ' C_0042 ');
  t.is(lookup.profile.clientId as string, 'C_0042');
  t.deepEqual(lookup.profileFrom, { kind: 'book' });
  t.is(lookup.segment.kind, 'placed');
  const { trades } = lookup;
  if (!trades) return t.fail();
  t.is(trades.count, lookup.profile.trades);
  t.is(trades.newest.length, Math.min(50, trades.count));
  t.is(trades.newest[0]?.day, lookup.profile.lastTradeDay as never);
  const bought = trades.history.types.flatMap(({ amounts }) => amounts).reduce((sum, amount) => sum + amount, 0);
  t.is(bought + trades.history.before, lookup.profile.totalInvested as number);
  t.is(trades.maturities.from, lookup.profile.asOf);
  t.is(lookup.recommendations.length, 1);
  t.like(lookup.recommendations[0], { shownToAsker: true, tally: { up: 0, down: 0 } });
  t.is(lookup.manager?.id, lookup.profile.relationshipManagerId as string);
  t.regex(lookup.manager?.name ?? '', /\w/);
  const rows = await auditRows(product);
  t.like(rows.at(-1), { action: 'client.look-up', actor_id: 'U0SUPER', client_id: 'C_0042' });
});

test('nothing is shown that could not be written to the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  await product.database.knex.schema.renameTable('advisor_audit', 'advisor_audit_gone');
  await t.throwsAsync(lookUpClient(product.services, supervisor, 'C_0042'));
});

test('an id in another letter case finds the one client it can mean', async (t) => {
  const product = await openTrainedProduct(t);
  t.is((await lookUp(product, 'c_0042')).profile.clientId as string, 'C_0042');
});

test("another adviser's client is answered like one that does not exist, with the book there and with the book away", async (t) => {
  const product = await openTrainedProduct(t);
  const ask = (clientId: string) => lookUpClient(product.services, advisorOf('2'), clientId);
  const [foreign, absent] = [await ask('C_0042'), await ask('C_9942')];
  t.is(foreign.kind, 'unknown-client');
  t.deepEqual(Object.keys(foreign), Object.keys(absent));
  t.false(foreign.kind === 'unknown-client' && foreign.similar.includes('C_0042'));
  t.is((await lookUp(product, 'C_0042', advisorOf('1'))).profile.clientId as string, 'C_0042');
  Object.assign(product.source, { readClient: away } satisfies Partial<BookSource>);
  t.deepEqual([await ask('C_0042'), await ask('C_9942')] as unknown, [DOWN, DOWN]);
  const rows: { action: string }[] = await auditRows(product);
  t.deepEqual(
    rows.map(({ action }) => action).filter((action) => action !== 'model.train'),
    ['access.refused', 'client.look-up', 'access.refused'],
  );
});

test('with the book away the last snapshot answers, without purchases, and says that it does', async (t) => {
  const product = await openTrainedProduct(t);
  const before = await lookUp(product, 'C_0042');
  Object.assign(product.source, {
    readClient: away,
    readTrades: away,
    readFamily: away,
    readRelationshipManagers: away,
    newestTradeDay: away,
    readBondsOnOffer: away,
  } satisfies Partial<BookSource>);
  const lookup = await lookUp(product, 'C_0042');
  t.is(lookup.profileFrom.kind, 'snapshot');
  t.is(lookup.profile.totalInvested, before.profile.totalInvested);
  t.is(lookup.trades, null);
  t.is(lookup.family, null);
  t.deepEqual(lookup.manager, { id: before.manager?.id ?? '', name: null });
  t.is(lookup.segment.kind, 'placed');
});

test('with the book going away in the middle, what was read is shown', async (t) => {
  const product = await openTrainedProduct(t);
  Object.assign(product.source, { readTrades: away, readFamily: away } satisfies Partial<BookSource>);
  const lookup = await lookUp(product, 'C_0042');
  t.is(lookup.profileFrom.kind, 'book');
  t.is(lookup.trades, null);
});

test('before the first training the profile is shown without a segment, and says so', async (t) => {
  const trained = await openTrainedProduct(t);
  const source = trained.source;
  const product = await openProduct(t, {}, { source });
  const lookup = await lookUp(product, 'C_0042');
  t.deepEqual(lookup.segment, { kind: 'untrained' });
  t.true((lookup.trades?.count ?? 0) > 0);
});

test('a family is counted as far as the person may see it', async (t) => {
  const product = await openTrainedProduct(t);
  const { book } = await product.source.readBook();
  const member = book.clients.find(({ parentId }) => parentId !== null);
  if (!member?.parentId) return t.fail('the demo book has families');
  const people = (await product.source.readFamily(member.id))?.length ?? 0;
  t.true(people >= 2);
  t.deepEqual((await lookUp(product, member.id)).family, { people, isHolder: false });
  t.deepEqual((await lookUp(product, member.parentId)).family, { people, isHolder: true });
  const alone = book.clients.find(({ id, parentId }) => parentId === null && book.clients.every((other) => other.parentId !== id));
  t.is((await lookUp(product, alone?.id ?? '')).family, null);
});

test('text that cannot be an id finds nobody, and is not an error', async (t) => {
  const product = await openTrainedProduct(t);
  for (const asked of ['', '   ', "'; DROP TABLE users; --", 'x'.repeat(10_000), '\u0000', '🙂']) {
    const outcome = await lookUpClient(product.services, supervisor, asked);
    t.is(outcome.kind, 'unknown-client', asked.slice(0, 20));
  }
});
