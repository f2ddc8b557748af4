import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';
import { auditOf, bookClient, ONE, register, TWO } from '../../helpers/register-client.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';

test('the preview shows segment and recommendation, the same as after registering, and saves nothing', async (t) => {
  const product = await openTrainedProduct(t);
  const preview = await product.services.previewIntake({ actor: ONE, facts: intakeFacts() });
  if (preview.kind !== 'preview' || preview.advice.kind !== 'advised') return t.fail(preview.kind);
  t.deepEqual(await product.stores.registered.all(), []);
  const id = await register(product, ONE);
  const after = await recommendBond(product.services, ONE, id);
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
  t.deepEqual(await duplicates(ONE, {}), [['N_0001', 'the same birth day']]);
  t.deepEqual(await duplicates(ONE, { birthDay: null, age: 41, name: 'asha  RAO' }), [
    ['N_0001', 'the same name, of the same age, the same gender'],
  ]);
  t.deepEqual(await duplicates(TWO, { name: 'Asha Rao' }), []);
  await register(product, ONE, intakeFacts({ name: 'Meera Shah', birthDay: null, age: 70, gender: 'M' }));
  t.deepEqual(
    await duplicates(ONE, { name: 'Meera Shah' }),
    [
      ['N_0002', 'the same name'],
      ['N_0001', 'the same birth day'],
    ],
    'a name says more than a birth day',
  );

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

test('with the book away a registered client is found and answered all the same; the preview says what is missing', async (t) => {
  const away = () => Promise.reject(new SourceUnavailableError('the book is away'));
  const source = {
    hasRelationshipManagers: async () => true,
    readBook: away,
    readClient: away,
    readTrades: away,
    readManagersOf: away,
    readFamily: away,
  };
  const product = await openTrainedProduct(
    t,
    {},
    { source: { ...source, readRelationshipManagers: away, readBondsOnOffer: away, readBond: away, newestTradeDay: away, reach: away } },
  );
  const parentId = await bookClient(product);
  t.like(await product.services.previewIntake({ actor: ONE, facts: intakeFacts({ parentId }) }), {
    kind: 'preview',
    advice: { kind: 'source-down' },
  });
  const id = await register(product, ONE, intakeFacts({ parentId }));
  const outcome = await recommendBond(product.services, ONE, id);
  t.is(outcome.kind, 'recommended');
  t.is((await product.services.linkClient({ actor: ONE, registered: id, bookId: parentId })).kind, 'source-down');
});
