import test from 'ava';
import { daysBefore } from '../../../src/advisor/units.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

test('figures of two weeks are kept, and older ones go when the book is read again', async (t) => {
  const { refreshDesk, stores } = await openTrainedProduct(t);
  const daysAgo = (days: number): Date => daysBefore(TEST_NOW, days);
  for (const name of ['desk', 'cube', 'families']) {
    await stores.aggregates.put(name, { days: 13 }, daysAgo(13));
    await stores.aggregates.put(name, { days: 15 }, daysAgo(15));
  }
  t.is((await refreshDesk({ actorId: 'U_ADMIN' })).kind, 'refreshed');
  for (const name of ['desk', 'cube', 'families']) {
    t.deepEqual((await stores.aggregates.latest(name, daysAgo(13)))?.document, { days: 13 });
    t.is(await stores.aggregates.latest(name, daysAgo(14)), null);
  }
});
