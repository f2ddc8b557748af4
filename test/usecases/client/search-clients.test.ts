import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { openTrainedProduct } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const advisor: Actor = { id: 'U0ADVISOR', role: 'advisor', sees: ['1'] };

test('the type-ahead finds only clients that the person may see', async (t) => {
  const { services } = await openTrainedProduct(t);
  // In the demo book, relationship manager 1 has C_0042 and not C_0041.
  t.deepEqual(
    (await services.searchClients({ actor: advisor, text: ' c_0042 ', limit: 10 })).map((found) => found.clientId),
    ['C_0042' as never],
  );
  t.deepEqual(await services.searchClients({ actor: advisor, text: 'C_0041', limit: 10 }), []);
  t.is((await services.searchClients({ actor: supervisor, text: 'C_0041', limit: 10 })).length, 1);
  t.deepEqual(await services.searchClients({ actor: { ...advisor, sees: [] }, text: '', limit: 10 }), []);
});

test('what the type-ahead shows is in the audit log; a search that shows nobody is not', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const looks = () => database.knex('advisor_audit').where({ action: 'client.search' }).orderBy('sequence');
  await services.searchClients({ actor: advisor, text: 'C_0041', limit: 10 });
  t.deepEqual(await looks(), []);
  await services.searchClients({ actor: advisor, text: 'C_0042', limit: 10 });
  const seven = await services.searchClients({ actor: supervisor, text: 'C_00', limit: 7 });
  const [one, many] = await looks();
  t.like(one, { actor_id: 'U0ADVISOR', client_id: 'C_0042' });
  t.like(many, { actor_id: 'U0SUPER', client_id: null });
  t.deepEqual(JSON.parse(one.detail), { text: 'C_0042', found: 1 });
  const listed = Object.fromEntries(seven.map(({ clientId }, place) => [place + 1, clientId]));
  t.is(Object.keys(listed).length, 7);
  t.deepEqual(JSON.parse(many.detail), { text: 'C_00', found: 7, ...listed });
});
