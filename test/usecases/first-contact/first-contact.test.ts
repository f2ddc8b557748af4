import test from 'ava';
import { daysBefore } from '../../../src/advisor/units.ts';
import { openDependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';
import { bookClient, ONE, register, TWO } from '../../helpers/register-client.ts';

const SUPERVISOR: Actor = { id: 'U_SUPER', role: 'supervisor', sees: 'all' };

test('of two processes that meet somebody at the same time one introduces the bot, once', async (t) => {
  const one = await openTrainedProduct(t);
  const two = await openDependencies(one.config, { clock: { now: () => TEST_NOW } });
  t.teardown(two.close);
  for (const meeting of [{ person: 'U1' }, { channel: 'C1' }]) {
    const heard = await Promise.all([one, two, one, two].map(({ services }) => services.isFirstMeeting(meeting)));
    t.is(heard.filter(Boolean).length, 1);
  }
  t.true(await two.services.isFirstMeeting({ person: 'C1' }), 'a person is no channel');
  await one.services.takeBackMeeting({ person: 'U1' });
  t.true(await two.services.isFirstMeeting({ person: 'U1' }));
});

test('a message is heard once by all processes, and forgotten after a day', async (t) => {
  const one = await openTrainedProduct(t);
  const later = daysBefore(TEST_NOW, -2);
  const two = await openDependencies(one.config, { clock: { now: () => later } });
  t.teardown(two.close);
  const heard = await Promise.all([one, two, one].map(({ services }) => services.isFirstHearing('D1', '1700000000.000100')));
  t.is(heard.filter(Boolean).length, 1);
  t.true(await one.services.isFirstHearing('D1', '1700000000.000200'));
  t.true(await two.services.isFirstHearing('D1', '1700000000.000300'));
  const kept = await one.database.knex('advisor_marks').where('mark', 'like', 'message:%').pluck('mark');
  t.false(kept.includes('message:D1:1700000000.000200'));
});

test('clients are found by the ids in a text, of those one may see, in any letter case, and each look is in the audit log', async (t) => {
  const { services, database, stores } = await openTrainedProduct(t);
  const found = await services.clientsInText({ actor: SUPERVISOR, text: 'What about "c_0042", (C_0007)? And C_0042 again; C_00 not.' });
  t.deepEqual(
    found.map(({ clientId }) => clientId),
    ['C_0042', 'C_0007'],
  );
  t.deepEqual((await database.knex('advisor_audit').where({ action: 'client.named' }).pluck('client_id')).sort(), ['C_0007', 'C_0042']);
  const owner = (await stores.profiles.find('C_0042' as never))?.profile.relationshipManagerId;
  const other: Actor = { id: 'U_OTHER', role: 'advisor', sees: [`not ${owner}`] };
  t.deepEqual(await services.clientsInText({ actor: other, text: 'C_0042' }), []);
  t.deepEqual(await services.clientsInText({ actor: { ...other, sees: [] }, text: 'C_0042' }), []);
});

test('a text with a hundred ids names three clients, and takes a moment only', async (t) => {
  const { services } = await openTrainedProduct(t);
  const text = Array.from({ length: 100 }, (_, at) => `C_${String(at + 1).padStart(4, '0')}`).join(' ');
  t.is((await services.clientsInText({ actor: SUPERVISOR, text })).length, 3);
});

test('a registered client is found by the id too, and one who was linked is the book’s client', async (t) => {
  const product = await openTrainedProduct(t);
  const [id, other] = [await register(product, ONE), await register(product, ONE)];
  const bookId = await bookClient(product);
  const found = async (actor: Actor) =>
    (await product.services.clientsInText({ actor, text: `${other}, n_0001 or ${bookId}?` })).map(({ clientId }) => clientId);
  t.deepEqual(await found(ONE), [other, id, bookId]);
  t.deepEqual(await found(TWO), []);
  await product.services.linkClient({ actor: ONE, registered: id, bookId });
  t.deepEqual(await found(ONE), [other, bookId]);
});

test('an id far down in a long message is not looked for', async (t) => {
  const { services } = await openTrainedProduct(t);
  t.deepEqual(await services.clientsInText({ actor: SUPERVISOR, text: `${'word '.repeat(80)} C_0042` }), []);
});
