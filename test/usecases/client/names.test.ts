import test from 'ava';
import { openDependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { clientName } from '../../../views/asked-client/client-name.ts';
import { lookUpClient, recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };

test('in a book that keeps names a client is found by the name after the next training, and called by it at once', async (t) => {
  const { database, config } = await openTrainedProduct(t);
  await database.knex.schema.alterTable('users', (table) => table.string('name', 400));
  await database.knex('users').where({ client_id: 'C_0042' }).update({ name: '<!channel> Āsha Rao' });
  const product = await openDependencies(config, { clock: { now: () => TEST_NOW } });
  t.teardown(product.close);
  const { services } = product;
  const search = (text: string) => services.searchClients({ actor: supervisor, text, limit: 5 });
  t.deepEqual(await search('āsha'), []);
  const looked = await lookUpClient(services, supervisor, 'C_0042');
  if (looked.kind !== 'looked-up') return t.fail(looked.kind);
  t.is(clientName(looked.lookup.profile, 80), '<!channel> Āsha Rao · C_0042');
  await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  t.like((await search('āsha'))[0], { clientId: 'C_0042', name: '<!channel> Āsha Rao' });
  const recommended = await recommendBond(services, supervisor, 'C_0042');
  if (recommended.kind !== 'recommended') return t.fail(recommended.kind);
  t.is(recommended.shown.profile.name, '<!channel> Āsha Rao');
  t.deepEqual(await product.stores.recommendations.find(recommended.shown.id), recommended.shown);
});
