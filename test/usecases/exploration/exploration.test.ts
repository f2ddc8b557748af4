import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { judgedRecommendations } from '../../../src/usecases/exploration/judged-recommendations.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct } from '../../helpers/product.ts';

const admin: Actor = { id: 'U0ADMIN', role: 'admin', sees: 'all' };
const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };

test('exploration is off until an admin switches it on, and the switch is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  t.is(await services.explorationShare(), 0);
  t.deepEqual(await services.setExploration({ actor: admin, share: 0.2 }), { kind: 'set', share: 0.2 });
  t.is(await services.explorationShare(), 0.2);
  t.deepEqual(await services.setExploration({ actor: admin, share: 0 }), { kind: 'set', share: 0 });
  t.is(await services.explorationShare(), 0);
  const rows = await database.knex('advisor_audit').where({ action: 'exploration.set' }).orderBy('sequence');
  t.deepEqual(
    rows.map((row) => [row.actor_id, JSON.parse(row.detail)]),
    [
      ['U0ADMIN', { share: 0.2, before: 0 }],
      ['U0ADMIN', { share: 0, before: 0.2 }],
    ],
  );
});

test('nobody but an admin switches it, and the share stays between 0 and a half', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  t.deepEqual(await services.setExploration({ actor: supervisor, share: 0.2 }), { kind: 'not-admin' });
  for (const share of [0.51, -0.1, Number.NaN, Number.POSITIVE_INFINITY]) {
    t.deepEqual(await services.setExploration({ actor: admin, share }), { kind: 'out-of-range', most: 0.5 });
  }
  t.is(await services.explorationShare(), 0);
  t.is((await database.knex('advisor_audit').where({ action: 'access.refused' })).length, 1);
});

test('a stored value that is not a share counts as 0', async (t) => {
  const { services, stores } = await openTrainedProduct(t);
  for (const value of [null, 0.3, { share: '0.3' }, { share: 7 }, {}]) {
    await stores.settings.put('exploration', { value, setBy: 'U0ADMIN', setAt: new Date() });
    t.is(await services.explorationShare(), 0, JSON.stringify(value));
  }
});

test('propensities are logged with every recommendation, and come back as they were stored', async (t) => {
  const { services, stores } = await openTrainedProduct(t);
  const certain = await recommendBond(services, supervisor, 'C_0042');
  if (certain.kind !== 'recommended') return t.fail();
  t.is(certain.shown.recommendation.firstPlace?.propensities[certain.shown.recommendation.recommended[0]?.bondType ?? ''], 1);

  await services.setExploration({ actor: admin, share: 0.5 });
  let explored = 0;
  for (let turn = 0; turn < 24; turn++) {
    // The same person would see the same recommendation again.
    const outcome = await recommendBond(services, { ...supervisor, id: `U0SUPER${turn}` }, 'C_0042');
    if (outcome.kind !== 'recommended') return t.fail();
    const { firstPlace } = outcome.shown.recommendation;
    const total = Object.values(firstPlace?.propensities ?? {}).reduce((sum, chance) => sum + chance, 0);
    t.true(Math.abs(total - 1) < 1e-9);
    t.like(firstPlace, { share: 0.5, draws: 1000 });
    if (firstPlace?.explored) explored++;
    t.deepEqual(await stores.recommendations.find(outcome.shown.id), outcome.shown);
  }
  // Either extreme has a chance of one in 2²³.
  t.true(explored > 0 && explored < 24, `${explored}`);
  const [one, again] = [await recommendBond(services, supervisor, 'C_0042'), await recommendBond(services, supervisor, 'C_0042')];
  t.true(one.kind === 'recommended' && again.kind === 'recommended' && one.shown.id === again.shown.id, 'the draw isn’t repeated');
});

test('what advisers judged is read with its propensities; a type that a client chose instead speaks against the first alone', async (t) => {
  const { services, stores } = await openTrainedProduct(t);
  const shown = async (clientId: string) => {
    const outcome = await recommendBond(services, supervisor, clientId);
    if (outcome.kind !== 'recommended') throw new Error(outcome.kind);
    return outcome.shown;
  };
  const [liked, mixed, silent] = [await shown('C_0042'), await shown('C_0007'), await shown('C_0009')];
  const sign = (recommendationId: string, advisorId: string, value: 1 | -1, more = {}) =>
    stores.feedback.append(
      {
        eventId: `${recommendationId}${advisorId}`,
        recommendationId,
        advisorId,
        key: 'button',
        sign: value,
        action: 'added',
        happenedAt: '1700000000.000100',
        ...more,
      },
      new Date(),
    );
  await sign(liked.id, 'U1', 1);
  await sign(mixed.id, 'U1', 1);
  await sign(silent.id, 'book', 1, { key: 'outcome', outcome: { types: 2, propensity: 1 } });
  await sign(mixed.id, 'U2', -1, { key: 'choice', chosenType: mixed.recommendation.ranking.at(-1)?.bondType });
  const { thumbs: judged, outcomes } = await judgedRecommendations(stores);
  t.deepEqual(
    // They come in the order of their ids, which are random.
    Object.fromEntries(judged.map(({ client, reward }) => [client as string, reward])),
    { [liked.profile.clientId]: 1, [mixed.profile.clientId]: 0.5 },
  );
  t.true(judged.every(({ first, firstPlace }) => firstPlace?.propensities[first] === 1));
  t.false(judged.some(({ client }) => client === silent.profile.clientId));
  t.deepEqual(
    outcomes.map(({ client, reward }) => [client, reward]),
    [[silent.profile.clientId, 1]],
  );
});
