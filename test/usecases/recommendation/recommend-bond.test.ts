import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { type BookSource, SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { asked, recommendBond } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const advisorOf = (...managers: string[]): Actor => ({ id: 'U0ADVISOR', role: 'advisor', sees: managers });

test('a client gets three suitable types, probabilities that sum to one, and real bonds', async (t) => {
  const { services } = await openTrainedProduct(t);
  const outcome = await recommendBond(services, supervisor, ' C_0042 ');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const { recommendation } = outcome.shown;
  t.true(recommendation.recommended.length >= 1 && recommendation.recommended.length <= 3);
  const total = recommendation.ranking.reduce((sum, type) => sum + type.probability, 0);
  t.true(Math.abs(total - 1) < 1e-9, `sum ${total}`);
  t.true(recommendation.recommended.some((type) => type.bonds.length > 0));
  t.is(outcome.tally.bondType, recommendation.recommended[0]?.bondType as string);
  t.is(outcome.tally.effect?.qWith, outcome.tally.effect?.qWithout);
});

test('what was shown is kept whole and can be read again', async (t) => {
  const { services, stores } = await openTrainedProduct(t);
  const outcome = await recommendBond(services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  t.deepEqual(await stores.recommendations.find(outcome.shown.id), outcome.shown);
});

test('asked again on a day, the same person sees the same recommendation with its votes, and each look is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t, { SUPERVISORS: 'U0SUPER' });
  const first = await recommendBond(services, supervisor, 'C_0042');
  if (first.kind !== 'recommended') return t.fail(first.kind);
  const place = { channel: 'D1', ts: '1700000000.000100', chartFile: 'F1' };
  await services.noteRecommendationPosted(first.shown.id, place);
  const { id } = first.shown;
  const about = { recommendationId: id };
  const choice = { key: 'choice', sign: 1, chosenType: first.tally.bondType } as const;
  for (const said of [{ key: 'button', sign: 1 } as const, choice])
    await services.recordFeedback({
      eventId: said.key,
      slackUserId: 'U0SUPER',
      about,
      action: 'added',
      happenedAt: '1700000001.000100',
      ...said,
    });
  const again = await recommendBond(services, supervisor, 'C_0042');
  t.like(again, { kind: 'recommended', shown: { id }, tally: { up: 1, down: 0, choices: [first.tally.bondType] }, places: [place] });
  const other = await recommendBond(services, advisorOf('1'), 'C_0042');
  t.true(other.kind === 'recommended' && other.shown.id !== id, 'somebody else gets one of their own');
  t.is((await database.knex('advisor_recommendations')).length, 2);
  const looks = await database.knex('advisor_audit').where('action', 'like', 'client.recommend%').orderBy('sequence');
  t.deepEqual(
    looks.map(({ action, actor_id }) => [action, actor_id]),
    [
      ['client.recommend', 'U0SUPER'],
      ['client.recommend-again', 'U0SUPER'],
      ['client.recommend', 'U0ADVISOR'],
    ],
  );
});

test('another wish, another model, another purchase or the next day makes a new recommendation', async (t) => {
  let now = TEST_NOW;
  const { services, database, trainAdvisor } = await openTrainedProduct(t, {}, { clock: { now: () => now } });
  const shown = async (newTypesOnly = false): Promise<string> => {
    const outcome = await services.recommendBond({ client: await asked(services, supervisor, 'C_0042'), newTypesOnly });
    if (outcome.kind !== 'recommended') throw new Error(outcome.kind);
    return outcome.shown.id;
  };
  const plain = await shown();
  const onlyNew = await shown(true);
  t.not(onlyNew, plain);
  t.deepEqual([await shown(), await shown(true)], [plain, onlyNew], 'each wish finds its own');
  const { id } = await database.knex('orders').where({ user_id: 1042 }).first('id');
  await database.knex('orders').where({ id }).delete();
  const corrected = await shown();
  t.not(corrected, plain);
  await trainAdvisor({ segments: 4, seed: 2, actorId: 'test' });
  now = new Date(TEST_NOW.getTime() + 60_000);
  const retrained = await shown();
  t.false([plain, corrected].includes(retrained));
  now = new Date(TEST_NOW.getTime() + 86_400_000);
  t.not(await shown(), retrained);
});

test('an unknown client, nonsense and an id of 10,000 characters are answered with similar ids, not with an error', async (t) => {
  const { services } = await openTrainedProduct(t);
  const typo = await recommendBond(services, supervisor, 'C_00422');
  t.like(typo, { kind: 'unknown-client', asked: 'C_00422', similar: ['C_0042'] });
  for (const asked of ['', '   ', '%', '_', "'; DROP TABLE users; --", 'x'.repeat(10_000), '\u0000', '🙂']) {
    const outcome = await recommendBond(services, supervisor, asked);
    t.is(outcome.kind, 'unknown-client', asked.slice(0, 20));
  }
});

test("another adviser's client is answered like one that does not exist, and the look is in the audit log", async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const own = await recommendBond(services, advisorOf('1'), 'C_0042');
  t.is(own.kind, 'recommended');
  const foreign = await recommendBond(services, advisorOf('2'), 'C_0042');
  const absent = await recommendBond(services, advisorOf('2'), 'C_9942');
  t.is(foreign.kind, 'unknown-client');
  t.deepEqual(Object.keys(foreign), Object.keys(absent));
  t.false(foreign.kind === 'unknown-client' && foreign.similar.includes('C_0042'));
  const rows = await database.knex('advisor_audit').whereIn('action', ['client.recommend', 'access.refused']).orderBy('sequence');
  t.deepEqual(
    rows.map((row) => row.action),
    ['client.recommend', 'access.refused'],
  );
});

test('before the first training the answer says so', async (t) => {
  const { services } = await openProduct(t);
  t.deepEqual(await recommendBond(services, supervisor, 'C_0042'), { kind: 'untrained' });
});

test('with the book away the last snapshot answers, and says that it does', async (t) => {
  const product = await openTrainedProduct(t);
  const away = async (): Promise<never> => {
    throw new SourceUnavailableError('the book is away');
  };
  Object.assign(product.source, {
    readClient: away,
    newestTradeDay: away,
    readBondsOnOffer: away,
    readBook: away,
  } satisfies Partial<BookSource>);
  const outcome = await recommendBond(product.services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  t.like(outcome.shown.profileFrom, { kind: 'snapshot', withoutOffers: true });
  t.true(outcome.shown.recommendation.recommended.every(({ bonds }) => bonds.length === 0));
  t.deepEqual((await product.stores.recommendations.find(outcome.shown.id))?.profileFrom, outcome.shown.profileFrom);
  t.deepEqual(await recommendBond(product.services, supervisor, 'C_9999'), { kind: 'source-down', message: 'the book is away' });
  const foreign = await recommendBond(product.services, advisorOf('2'), 'C_0042');
  t.deepEqual(
    foreign,
    { kind: 'source-down', message: 'the book is away' },
    'another advisor’s client is not told from one that does not exist',
  );
});

test('with the book away the bonds that were read a short while before are offered still', async (t) => {
  const product = await openTrainedProduct(t);
  const before = await recommendBond(product.services, supervisor, 'C_0042');
  Object.assign(product.source, {
    readClient: async (): Promise<never> => {
      throw new SourceUnavailableError('the book is away');
    },
  } satisfies Partial<BookSource>);
  const outcome = await recommendBond(product.services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended' || before.kind !== 'recommended') return t.fail(outcome.kind);
  t.is(outcome.shown.profileFrom.kind, 'snapshot');
  t.false('withoutOffers' in outcome.shown.profileFrom);
  t.deepEqual(outcome.shown.recommendation.recommended, before.shown.recommendation.recommended);
});

test('a long text is searched for a bounded number of times, and a typing error at the end of a long id still finds it', async (t) => {
  const { services, stores } = await openTrainedProduct(t, { SUPERVISORS: 'U0SUPER' });
  const { search } = stores.profiles;
  const texts: string[] = [];
  Object.assign(stores.profiles, {
    search: async (...request: Parameters<typeof search>) => {
      texts.push(request[0]);
      return search(...request);
    },
  });
  const actor = await services.whoIs('U0SUPER');
  if (!actor) return t.fail('no role');
  await recommendBond(services, actor, 'zq'.repeat(95));
  t.true(texts.length > 2 && texts.length <= 20, String(texts.length));
  const typo = await recommendBond(services, actor, `C_0042${'0'.repeat(100)}`);
  t.true(typo.kind === 'unknown-client' && typo.similar.includes('C_0042'));
  const far = await recommendBond(services, actor, 'C_9999');
  t.like(far, { kind: 'unknown-client', similar: [] }, 'all ids begin with C_: that alone makes none of them similar');
});
