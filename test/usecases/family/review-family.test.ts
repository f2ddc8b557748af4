import test from 'ava';
import type { ClientTrade } from '../../../src/advisor/book/client-trade.ts';
import { clientId, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { reviewFamily } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';
import { sampleTrade } from '../../helpers/samples/sample-family.ts';
import { dayOf } from '../../helpers/samples/sample-recommendation.ts';
import { someone } from '../../helpers/samples/small-book.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const advisorOf = (...managers: string[]): Actor => ({ id: 'U0ADVISOR', role: 'advisor', sees: managers });

const aFamily = async (product: Awaited<ReturnType<typeof openTrainedProduct>>) => {
  const member = await product.database.knex('user_members').first('user_member_id', 'parent_id');
  const holder = await product.database.knex('users').where({ id: member.parent_id }).first('client_id', 'rm_id');
  return { member: member.user_member_id as string, holder: holder.client_id as string, manager: String(holder.rm_id) };
};

test('holder and members are shown whichever of them was named, and every look is in the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  const { member, holder } = await aFamily(product);
  for (const asked of [holder, member.toLowerCase()]) {
    const outcome = await reviewFamily(product.services, supervisor, asked);
    if (outcome.kind !== 'reviewed') return t.fail(outcome.kind);
    const { review } = outcome;
    t.is(review.holder as string, holder);
    t.is(review.members[0]?.profile.clientId as string, holder, 'the holder stands first');
    const child = review.members.find(({ profile }) => profile.clientId === member);
    t.is(child?.kinship?.parent as string, holder);
    t.true(review.members.every(({ recommendation }) => recommendation.ranking.length > 0));
    const outstanding = review.members.reduce((sum, one) => sum + one.outstanding, 0);
    t.is(outstanding, review.exposure.outstanding, 'what the members hold is what the family holds');
  }
  const rows = await product.database.knex('advisor_audit').where('action', 'client.family').pluck('client_id');
  t.true(rows.includes(holder) && rows.includes(member));
});

test('a client without a family is answered so; somebody else’s client is answered like one that does not exist', async (t) => {
  const product = await openTrainedProduct(t);
  const { member, manager } = await aFamily(product);
  const parents = product.database.knex('user_members').select('parent_id');
  const alone = await product.database.knex('users').whereNotIn('id', parents).first('client_id');
  t.deepEqual(await reviewFamily(product.services, supervisor, alone.client_id), {
    kind: 'no-family',
    clientId: clientId(alone.client_id),
    missingHolder: null,
    oldBook: null,
  });
  const foreign = await reviewFamily(product.services, advisorOf(`not ${manager}`), member);
  const absent = await reviewFamily(product.services, advisorOf(`not ${manager}`), 'C_9999');
  t.is(foreign.kind, 'unknown-client');
  t.deepEqual(Object.keys(foreign), Object.keys(absent));
  t.is((await reviewFamily(product.services, supervisor, '')).kind, 'unknown-client');
});

test('of a family of forty those who hold most are shown, all of it counts, and members the person may not see are only counted', async (t) => {
  const product = await openTrainedProduct(t);
  const { source } = product;
  const ids = await product.database.knex('users').where({ rm_id: 1 }).limit(20).pluck('client_id');
  const [holder = '', ...members] = ids as string[];
  const family = [
    someone(holder, { relationshipManagerId: '1' }),
    ...members.map((id) => someone(id, { relationshipManagerId: '1', parentId: clientId(holder) })),
    ...Array.from({ length: 20 }, (_, at) => someone(`Z${at}`, { relationshipManagerId: '2', parentId: clientId(holder) })),
  ];
  const asked: string[] = [];
  Object.assign(source, {
    readFamily: async () => family,
    readTrades: async (wanted: readonly string[]): Promise<ClientTrade[]> => {
      asked.push(...wanted);
      // Later members hold more.
      return members.map((id, at) =>
        sampleTrade({ clientId: clientId(id), amount: paiseFromRupees((at + 1) * 1000), maturityDay: dayOf('2030-01-01') }),
      );
    },
  });
  const outcome = await reviewFamily(product.services, advisorOf('1'), members[0] as string);
  if (outcome.kind !== 'reviewed') return t.fail(outcome.kind);
  const { review } = outcome;
  t.is(review.members.length, 12);
  t.is(review.more, ids.length - 12);
  t.is(review.hidden, 20);
  t.false(
    asked.some((id) => id.startsWith('Z')),
    'nothing of theirs is read',
  );
  const heaviest = [...members].reverse().slice(0, 10);
  t.deepEqual(
    review.members.map(({ profile }) => profile.clientId as string),
    [holder, members[0] as string, ...heaviest],
  );
  const n = members.length;
  t.is(review.exposure.outstanding, paiseFromRupees((1000 * n * (n + 1)) / 2));
  const audited = await product.database.knex('advisor_audit').where('action', 'client.family').pluck('client_id');
  t.deepEqual([...audited].sort(), [...ids].sort(), 'all whose facts are in the answer, and nobody else');
});

test('before the first training the answer says so; with the book away too', async (t) => {
  const product = await openTrainedProduct(t);
  const { member } = await aFamily(product);
  Object.assign(product.source, {
    readFamily: async () => {
      throw new SourceUnavailableError('the book is away');
    },
  });
  t.deepEqual(await reviewFamily(product.services, supervisor, member), { kind: 'source-down' });
  const { source } = await openTrainedProduct(t);
  const untrained = await openProduct(t, {}, { source });
  t.deepEqual(await reviewFamily(untrained.services, supervisor, member), { kind: 'untrained' });
});
