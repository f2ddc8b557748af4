import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { compareClients } from '../../helpers/ask.ts';
import { openProduct, openTrainedProduct } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };
const advisorOf = (...managers: string[]): Actor => ({ id: 'U0ADVISOR', role: 'advisor', sees: managers });

test('two clients stand side by side, and the look at each is in the audit log', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const outcome = await compareClients(services, supervisor, 'C_0042', ' c_0017 ');
  if (outcome.kind !== 'compared') return t.fail(outcome.kind);
  const { left, right, features, types } = outcome.comparison;
  t.deepEqual([left.profile.clientId as string, right.profile.clientId as string], ['C_0042', 'C_0017'], 'letter case is forgiven');
  t.true(features.known.length > 0 && types.length > 0 && types.length <= 6);
  for (const side of ['left', 'right'] as const) {
    const sum = types.reduce((total, row) => total + (row[side].likely ?? 0), 0);
    t.true(Math.abs(sum - 1) < 0.01, `${side}: ${sum}`);
  }
  const rows = await database.knex('advisor_audit').where('action', 'client.compare').orderBy('sequence');
  t.deepEqual(
    rows.map((row) => [row.client_id, JSON.parse(row.detail).with]),
    [
      ['C_0042', 'C_0017'],
      ['C_0017', 'C_0042'],
    ],
  );
});

test('the same client twice is recognised, however it is written', async (t) => {
  const { services } = await openTrainedProduct(t);
  t.deepEqual(await compareClients(services, supervisor, 'C_0042', ' C_0042'), {
    kind: 'same-client',
    clientId: 'C_0042',
  });
  t.deepEqual(await compareClients(services, supervisor, 'C_0042', 'c_0042'), {
    kind: 'same-client',
    clientId: 'C_0042',
  });
});

test('one that is unknown and one that is not yours are named alike, and nothing is told of the other', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  const own = await database.knex('users').where({ rm_id: 1 }).whereNot({ client_id: 'C_0042' }).first('client_id');
  const foreign = await database.knex('users').where({ rm_id: 2 }).first('client_id');
  const actor = advisorOf('1');
  for (const right of [foreign.client_id as string, 'C_9999']) {
    const outcome = await compareClients(services, actor, own.client_id, right);
    if (outcome.kind !== 'unknown-clients') return t.fail(outcome.kind);
    t.deepEqual(Object.keys(outcome), ['kind', 'unknown']);
    t.deepEqual(
      outcome.unknown.map(({ asked }) => asked),
      [right],
    );
    t.false(outcome.unknown.some(({ similar }) => similar.includes(right)));
  }
  const both = await compareClients(services, actor, 'C_9999', foreign.client_id);
  t.is(both.kind === 'unknown-clients' ? both.unknown.length : 0, 2);
  const actions = await database.knex('advisor_audit').whereIn('action', ['client.compare', 'access.refused']).pluck('action');
  t.deepEqual(actions, ['access.refused', 'access.refused']);
});

test('hostile and impossible ids are unknown, not errors', async (t) => {
  const { services } = await openTrainedProduct(t);
  for (const right of ['', '%', "'; drop table users; --", 'x'.repeat(10_000), '\u0000', '<!channel>']) {
    const outcome = await compareClients(services, supervisor, 'C_0042', right);
    t.is(outcome.kind, 'unknown-clients', right.slice(0, 20));
  }
});

test('before the first training the answer says so; with the book away snapshots answer, and without one nothing is made up', async (t) => {
  const untrained = await openProduct(t);
  t.deepEqual(await compareClients(untrained.services, supervisor, 'a', 'b'), { kind: 'untrained' });
  const product = await openTrainedProduct(t);
  const away = async (): Promise<never> => {
    throw new SourceUnavailableError('the book is away');
  };
  Object.assign(product.source, { readClient: away, newestTradeDay: away, readBondsOnOffer: away });
  const outcome = await compareClients(product.services, supervisor, 'C_0042', 'C_0017');
  t.is(outcome.kind === 'compared' ? outcome.comparison.left.profileFrom.kind : outcome.kind, 'snapshot');
  t.deepEqual(await compareClients(product.services, supervisor, 'C_0042', 'C_9999'), { kind: 'source-down', message: 'the book is away' });
  const actor = advisorOf('none');
  t.deepEqual(
    await compareClients(product.services, actor, 'C_0042', 'C_9999'),
    { kind: 'source-down', message: 'the book is away' },
    'nor is another’s client told from nobody',
  );
  const own = await product.database.knex('users').where({ rm_id: 1 }).first('client_id');
  const beside = (right: string) => compareClients(product.services, advisorOf('1'), own.client_id, right);
  const other = await product.database.knex('users').where({ rm_id: 2 }).first('client_id');
  t.deepEqual(await beside(other.client_id), await beside('C_9999'), 'nor beside one’s own client');
});
