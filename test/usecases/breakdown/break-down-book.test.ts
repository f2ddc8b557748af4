import test from 'ava';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { openProduct, openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const SUPERVISOR: Actor = { id: 'U_SUPER', role: 'supervisor', sees: 'all' };
const question = { measure: 'clients', by: 'band', filters: {} } as const;

test('supervisors and admins explore; advisers are refused, whatever they see', async (t) => {
  const { services } = await openTrainedProduct(t);
  for (const role of ['admin', 'supervisor'] as const) {
    const actor: Actor = { id: 'U', role, sees: 'all' };
    t.is((await services.breakdownChoices({ actor, takenAt: null })).kind, 'choices');
    t.is((await services.breakDownBook({ actor, question, takenAt: null })).kind, 'answered');
  }
  for (const sees of ['all', ['1'], []] as const) {
    const actor: Actor = { id: 'U', role: 'advisor', sees };
    t.is((await services.breakdownChoices({ actor, takenAt: null })).kind, 'refused');
    t.is((await services.breakDownBook({ actor, question, takenAt: null })).kind, 'refused');
  }
});

test('before the book was read there is nothing to explore', async (t) => {
  const { services } = await openProduct(t);
  t.is((await services.breakdownChoices({ actor: SUPERVISOR, takenAt: null })).kind, 'not-yet');
  t.is((await services.breakDownBook({ actor: SUPERVISOR, question, takenAt: null })).kind, 'not-yet');
});

test('a question is answered from the reading it was asked of, and without its filters from another', async (t) => {
  const product = await openTrainedProduct(t);
  const first = await product.services.breakdownChoices({ actor: SUPERVISOR, takenAt: null });
  if (first.kind !== 'choices') return t.fail();
  t.deepEqual(first.takenAt, TEST_NOW);
  const later = new Date(TEST_NOW.getTime() + 1000);
  await product.stores.aggregates.put('cube', { ...first.cube, segments: ['Renamed', ...first.cube.segments.slice(1)] }, later);

  const filtered = { ...question, filters: { segment: 0 } };
  const same = await product.services.breakDownBook({ actor: SUPERVISOR, question: filtered, takenAt: TEST_NOW });
  t.like(same, { kind: 'answered', question: { filters: { segment: 0 } }, takenAt: TEST_NOW });
  t.is(same.kind === 'answered' ? same.cube.segments[0] : '', first.cube.segments[0]);

  await product.stores.aggregates.removeOlder('cube', later);
  const other = await product.services.breakDownBook({ actor: SUPERVISOR, question: filtered, takenAt: TEST_NOW });
  t.like(other, { kind: 'answered', takenAt: later });
  t.deepEqual(other.kind === 'answered' ? other.question.filters : null, {});
});

test('places that no list has, and a filter by what it is asked by, are dropped', async (t) => {
  const { services } = await openTrainedProduct(t);
  const asked = { ...question, filters: { band: 1, segment: 99, age: 2 } };
  const answered = await services.breakDownBook({ actor: SUPERVISOR, question: asked, takenAt: TEST_NOW });
  t.deepEqual(answered.kind === 'answered' ? answered.question.filters : null, { age: 2 });
});

test('what was asked is in the audit log, without a client', async (t) => {
  const { services, database } = await openTrainedProduct(t);
  await services.breakDownBook({ actor: SUPERVISOR, question: { ...question, filters: { age: 2 } }, takenAt: TEST_NOW });
  const [row] = await database.knex('advisor_audit').where({ action: 'book.explore' });
  t.like(row, { actor_id: 'U_SUPER', client_id: null });
  t.deepEqual(JSON.parse(row.detail), { measure: 'clients', by: 'band', age: 2 });
});
