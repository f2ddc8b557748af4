import test from 'ava';
import type { Dependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { factsOf } from '../../../src/usecases/asked-client/asked-client.ts';
import { type BookSource, SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { asked } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { ADMIN, auditOf, bookClient, ONE, register, TWO } from '../../helpers/register-client.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const bookIsAway = ({ source }: Dependencies): void => {
  const away = async (): Promise<never> => {
    throw new SourceUnavailableError('the book is away');
  };
  Object.assign(source, { readClient: away, newestTradeDay: away, readBondsOnOffer: away } satisfies Partial<BookSource>);
};

test('letter case is forgiven where one client can be meant, and not where the id must be exact', async (t) => {
  const { services } = await openTrainedProduct(t);
  t.is((await asked(services, supervisor, ' c_0042 ')).id as string, 'C_0042');
  t.deepEqual(await services.askedClient({ actor: supervisor, asked: 'c_0042', for: 'look-up', exactly: true }), {
    kind: 'unknown-client',
    asked: 'c_0042',
    similar: ['C_0042'],
  });
});

test('an id in quotes, in brackets, with another separator or none finds its client, and a number suggests one', async (t) => {
  const { services } = await openTrainedProduct(t);
  for (const typed of ['"C_0042"', '“C_0042”', '[C_0042]', '#C_0042', '`c_0042`', 'C0042', 'C-0042', 'c 0042', '<C_0042>', 'C_0042,'])
    t.is((await asked(services, supervisor, typed)).id as string, 'C_0042', typed);
  for (const typed of ['42', '#42', '0042', 'C_42', 'c42'])
    t.deepEqual(await services.askedClient({ actor: supervisor, asked: typed, for: 'look-up' }), {
      kind: 'unknown-client',
      asked: typed,
      similar: ['C_0042'],
    });
  for (const typed of ['C_9999', 'C9999', '""', '[]', '#', '9999'])
    t.is((await services.askedClient({ actor: supervisor, asked: typed, for: 'look-up' })).kind, 'unknown-client', typed);
});

test('another adviser’s client is neither found nor suggested, however the id is written', async (t) => {
  const product = await openTrainedProduct(t);
  const foreign = await bookClient(product);
  for (const typed of [`"${foreign}"`, foreign.replace('_', ''), foreign.replace('_', '-'), String(Number(foreign.replace(/\D/g, '')))]) {
    const outcome = await product.services.askedClient({ actor: TWO, asked: typed, for: 'look-up' });
    t.is(outcome.kind, 'unknown-client');
    t.false(JSON.stringify(outcome.kind === 'unknown-client' && outcome.similar).includes(`"${foreign}"`), typed);
  }
});

test('a whole name means the only client who has it, and two namesakes are suggested', async (t) => {
  const product = await openTrainedProduct(t);
  const first = await register(product, ONE, intakeFacts({ name: 'Asha Rao' }));
  t.is((await asked(product.services, ONE, ' asha rao')).id as string, first);
  const exact = await product.services.askedClient({ actor: ONE, asked: '"Asha  Rao"', for: 'look-up', exactly: true });
  t.like(exact, { kind: 'asked', client: { id: first } });
  const second = await register(product, ONE, intakeFacts({ name: 'Asha Rao' }));
  const outcome = await product.services.askedClient({ actor: ONE, asked: 'Asha Rao', for: 'look-up' });
  const names = { [first]: 'Asha Rao', [second]: 'Asha Rao' };
  t.deepEqual(outcome, { kind: 'unknown-client', asked: 'Asha Rao', similar: [first, second], names });
  t.is((await product.services.askedClient({ actor: TWO, asked: 'Asha Rao', for: 'look-up' })).kind, 'unknown-client');
});

test('a client says its id to everybody and its facts to use cases alone', async (t) => {
  const { services } = await openTrainedProduct(t);
  const client = await asked(services, supervisor, 'C_0042');
  t.deepEqual(JSON.parse(JSON.stringify(client)), { id: 'C_0042' });
  const { actor, profile } = factsOf(client);
  t.is(actor, supervisor);
  t.is(profile.clientId, client.id);
  t.throws(() => factsOf({ id: client.id } as never), { instanceOf: TypeError });
});

test('a refused look says in the audit log what was asked for; a granted one is left to whatever shows something', async (t) => {
  const product = await openTrainedProduct(t);
  const foreign = await bookClient(product);
  for (const what of ['recommendation', 'look-up', 'ladder', 'comparison', 'family'] as const) {
    t.is((await product.services.askedClient({ actor: ONE, asked: foreign, for: what })).kind, 'asked');
    t.is((await product.services.askedClient({ actor: TWO, asked: foreign, for: what })).kind, 'unknown-client');
  }
  const rows = await product.database.knex('advisor_audit').where({ client_id: foreign }).orderBy('sequence');
  t.deepEqual(
    rows.map(({ actor_id, action, detail }) => [actor_id, action, JSON.parse(detail)]),
    ['recommendation', 'look-up', 'ladder', 'comparison', 'family'].map((what) => ['U2', 'access.refused', { asked: what }]),
  );
});

test('with the book away the snapshot answers, except for a day in the past', async (t) => {
  const product = await openTrainedProduct(t);
  const { services } = product;
  const own = await bookClient(product);
  bookIsAway(product);
  t.is(factsOf(await asked(services, ONE, own)).profileFrom.kind, 'snapshot');
  const down = { kind: 'source-down', message: 'the book is away' };
  t.deepEqual(await services.askedClient({ actor: ONE, asked: own, for: 'recommendation', asOf: 20_000 as never }), down as never);
  t.deepEqual(await services.askedClient({ actor: TWO, asked: own, for: 'recommendation' }), down as never);
  t.deepEqual(await services.askedClient({ actor: TWO, asked: 'C_9999', for: 'recommendation' }), down as never);
  t.deepEqual(await auditOf(product, 'access.refused'), [{ actor: 'U2', client: own }], 'the snapshot tells whose client it is');
});

test('with the book away, every fact is as of today except what was bought', async (t) => {
  const clock = { at: TEST_NOW };
  const product = await openTrainedProduct(t, {}, { clock: { now: () => clock.at } });
  t.is((await product.refreshDesk({ actorId: 'night' })).kind, 'refreshed');
  clock.at = new Date(TEST_NOW.getTime() + 100 * 86_400_000);
  const ids: string[] = await product.sourceDatabase.knex('users').orderBy('client_id').limit(40).pluck('client_id');
  const seen = { older: 0, matured: 0 };
  for (const id of ids) {
    const { profile: fresh } = factsOf(await asked(product.services, supervisor, id));
    const { profile: kept } = (await product.stores.profiles.find(id as never)) ?? {};
    if (kept?.age !== fresh.age) seen.older++;
    if (kept?.outstanding !== fresh.outstanding) seen.matured++;
  }
  t.true(seen.older > 0 && seen.matured > 0, JSON.stringify(seen));
  const before = await Promise.all(ids.map(async (id) => factsOf(await asked(product.services, supervisor, id)).profile));
  bookIsAway(product);
  for (const [place, id] of ids.entries()) {
    const { profile, profileFrom } = factsOf(await asked(product.services, supervisor, id));
    t.is(profileFrom.kind, 'snapshot');
    const { boughtAgain: _, ...fresh } = before[place] ?? ({} as never);
    t.deepEqual(profile, fresh as never);
  }
});

test('a registered id leads to the book’s client it was linked to, for whoever may see that client', async (t) => {
  const product = await openTrainedProduct(t);
  const { services } = product;
  const id = await register(product, ADMIN);
  const bookId = await bookClient(product);
  t.is((await asked(services, ADMIN, id)).id, id);
  await services.linkClient({ actor: ADMIN, registered: id, bookId });
  t.is((await asked(services, ONE, id)).id, bookId);
  t.is((await asked(services, ONE, ` ${id} `)).id, bookId);
  t.is((await services.askedClient({ actor: TWO, asked: id, for: 'look-up' })).kind, 'unknown-client');
  t.deepEqual(await auditOf(product, 'access.refused'), [{ actor: 'U2', client: id }], 'under the id that was asked with');
  bookIsAway(product);
  t.is((await asked(services, ADMIN, id)).id, bookId, 'the firm’s own tables are still there to follow the link');
});
