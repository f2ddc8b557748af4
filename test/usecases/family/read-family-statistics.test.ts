import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { openProduct, openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };

test('training leaves statistics over all families, which supervisors and admins may see', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  for (const role of ['supervisor', 'admin'] as const) {
    const outcome = await services.familyStatistics({ actor: { ...supervisor, role } });
    if (outcome.kind !== 'statistics') return t.fail(outcome.kind);
    const { all, groups, points } = outcome.statistics;
    if (!all) return t.fail('the demo book has families enough');
    t.true(all.families >= 5 && all.pairs >= all.families);
    t.true((all.matchRate ?? 0) > 0 && (all.matchRate ?? 0) <= 1);
    t.is(points.length, all.ratiosKnown);
    t.is(
      groups.reduce((sum, { figures }) => sum + figures.pairs, 0),
      all.pairs,
    );
  }
  t.is((await database.knex('advisor_audit').where('action', 'families.statistics')).length, 2);
});

test('an adviser gets none of it, and the asking is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const outcome = await services.familyStatistics({ actor: { id: 'U0ADVISOR', role: 'advisor', sees: 'all' } });
  t.deepEqual(outcome, { kind: 'not-allowed' });
  t.is((await database.knex('advisor_audit').where('action', 'access.refused')).length, 1);
});

test('before the first training there are none, and a document of another shape counts as none', async (t) => {
  const { services, stores } = await openProduct(t);
  t.deepEqual(await services.familyStatistics({ actor: supervisor }), { kind: 'none-yet' });
  await stores.aggregates.put('families', { families: 'many' }, TEST_NOW);
  t.deepEqual(await services.familyStatistics({ actor: supervisor }), { kind: 'none-yet' });
});

test('parents and children are listed for whoever may see both, and the look is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const all = await services.familyPairs({ actor: supervisor });
  t.true(all.pairs.length > 10);
  const statistics = await services.familyStatistics({ actor: supervisor });
  t.is(all.pairs.length + all.more, (statistics.kind === 'statistics' && statistics.statistics.all?.pairs) || 0);
  for (const { parent, child } of all.pairs) t.is(child.parentId, parent.clientId);
  const own = await services.familyPairs({ actor: { id: 'U0ADVISOR', role: 'advisor', sees: ['1'] } });
  t.true(own.pairs.length > 0 && own.pairs.length < all.pairs.length + all.more);
  for (const { parent, child } of own.pairs) t.deepEqual([parent.relationshipManagerId, child.relationshipManagerId], ['1', '1']);
  const nobody = await services.familyPairs({ actor: { id: 'U0ADVISOR', role: 'advisor', sees: [] } });
  t.deepEqual(nobody.pairs, []);
  t.is((await database.knex('advisor_audit').where('action', 'families.pairs')).length, 2);
});
