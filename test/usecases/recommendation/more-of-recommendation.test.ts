import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const stranger: Actor = { id: 'U0OTHER', role: 'advisor', sees: [] };

test('more of a recommendation is for those who may see its client, and every try is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const outcome = await recommendBond(services, supervisor, 'C_0042');
  if (outcome.kind !== 'recommended') return t.fail(outcome.kind);
  const recommendationId = outcome.shown.id;
  const found = await services.moreOfRecommendation({ actor: supervisor, recommendationId, asked: 'details' });
  t.deepEqual(found?.shown, outcome.shown);
  t.is(await services.moreOfRecommendation({ actor: stranger, recommendationId, asked: 'details' }), null);
  t.is(await services.moreOfRecommendation({ actor: supervisor, recommendationId: 'no-such', asked: 'table' }), null);
  const rows = await database.knex('advisor_audit').whereIn('action', ['client.more', 'access.refused']).orderBy('sequence');
  t.deepEqual(
    rows.map(({ actor_id, action, client_id }) => [String(actor_id), String(action), client_id && String(client_id)]),
    [
      ['U0SUPER', 'client.more', 'C_0042'],
      ['U0OTHER', 'access.refused', null],
      ['U0SUPER', 'access.refused', null],
    ],
  );
});
