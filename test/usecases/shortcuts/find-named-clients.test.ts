import test from 'ava';
import { clientId } from '../../../src/advisor/units.ts';
import type { Dependencies } from '../../../src/deps.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { namedInText } from '../../../src/usecases/shortcuts/named-in-text.ts';
import { openTrainedProduct } from '../../helpers/product.ts';
import { intakeFacts } from '../../helpers/samples/intake-facts.ts';

const ONE: Actor = { id: 'U1', role: 'advisor', sees: ['1'] };
const TWO: Actor = { id: 'U2', role: 'advisor', sees: ['2'] };

const own = async ({ stores }: Dependencies, manager: string, count: number) =>
  (await stores.profiles.search('C_', [manager], count)).map(({ clientId }) => clientId);
const audits = async ({ database }: Dependencies) => database.knex('advisor_audit').where({ action: 'client.search' });

test('clients whose ids stand in a text are found whatever their letter case, only one’s own, and the look is in the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  const [[mine = '', mineToo = ''], [other = '']] = [await own(product, '1', 2), await own(product, '2', 1)];
  const text = `Call ${mine.toLowerCase()}, ${mineToo} and ${other} about <https://crm/x|the offer>, nobody_9999 too.`;
  const found = await product.services.findNamedClients({ actor: ONE, text });
  t.deepEqual([...found.named], [mine, mineToo].sort() as never);
  t.is(found.similar, null);
  t.deepEqual([...(await product.services.findNamedClients({ actor: TWO, text })).named], [other] as never);
  const rows = await audits(product);
  t.is(rows.length, 2);
  t.like(JSON.parse(rows[0].detail), { found: 2, 1: [mine, mineToo].sort()[0], 2: [mine, mineToo].sort()[1] });
  t.false(JSON.stringify(rows).includes('crm'), 'the text is not kept');
});

test('where nobody is named, whose id looks most like a word of the text is offered', async (t) => {
  const product = await openTrainedProduct(t);
  const [mine = ''] = await own(product, '1', 1);
  const found = await product.services.findNamedClients({ actor: ONE, text: `call ${mine}99 today` });
  t.deepEqual([...found.named], []);
  t.is(found.similar?.clientId, mine as never);
  t.deepEqual(await product.services.findNamedClients({ actor: ONE, text: 'Good morning, everybody' }), { named: [], similar: null });
  t.is((await audits(product)).length, 1);
});

test('a whole name in a text names its client, but not inside a longer one', async (t) => {
  const people = { C_1: 'Asha Rao', C_2: 'Natasha Rao', C_3: 'Asha Rao Shah', C_4: 'ASHA RAO' };
  const called = async (texts: readonly string[]) =>
    Object.entries(people)
      .filter(([, name]) => texts.some((text) => text.toLowerCase() === name.toLowerCase()))
      .map(([id, name]) => ({ clientId: clientId(id), name }));
  const known = { named: async () => [], called, namesOf: async () => new Map() };
  const named = async (text: string): Promise<readonly string[]> =>
    namedInText({ known, registered: { find: async () => null } })(ONE, text);
  t.deepEqual(await named('Asha Rao and Natasha Rao'), ['C_1', 'C_2', 'C_4']);
  t.deepEqual(await named('what about  asha rao shah?'), ['C_3']);
  t.deepEqual(await named('Asha  Rao, please'), ['C_1', 'C_4']);
  t.deepEqual(await named('Asha Rao Shah, or Asha Rao?'), ['C_1', 'C_3', 'C_4']);
});

test('a registered client is found; one who was linked is the book’s client', async (t) => {
  const product = await openTrainedProduct(t);
  await product.services.registerClient({ actor: ONE, intakeId: 'a', facts: intakeFacts() });
  const named = async (actor: Actor) => [...(await product.services.findNamedClients({ actor, text: 'and n_0001?' })).named];
  t.deepEqual(await named(ONE), ['N_0001'] as never);
  t.deepEqual(await named(TWO), []);
  const [mine = ''] = await own(product, '1', 1);
  await product.services.linkClient({ actor: ONE, registered: 'N_0001', bookId: mine });
  t.deepEqual(await named(ONE), [mine] as never);
});
