import test, { type ExecutionContext } from 'ava';
import { type Actor, COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const supervisor: Actor = { id: 'U0SUPER', role: 'supervisor', sees: 'all' };

/** Version 1 has four segments, version 2 has three. The newest that passed its gate is active. */
const withTwoVersions = async (t: ExecutionContext) => {
  const product = await openTrainedProduct(t);
  const trained = await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  if (trained.kind !== 'trained') throw new Error(trained.kind);
  return { product, trained };
};

test('what changed from one version to the next is what the training kept; in reverse, nobody is lost', async (t) => {
  const { product, trained } = await withTwoVersions(t);
  const forth = await product.services.compareVersions(1, 2);
  const back = await product.services.compareVersions(2, 1);
  if (forth.kind !== 'compared' || back.kind !== 'compared') return t.fail();
  t.deepEqual([forth.changes.before.version, forth.changes.after.version], [1, 2]);
  t.is(trained.model.drift?.version, 1);
  t.is(forth.changes.movements?.clients, 120);
  t.is(forth.changes.movements?.moved, back.changes.movements?.moved);
  t.true(forth.changes.isSameBook);
  t.true(
    (forth.changes.segments ?? []).some(({ after }) => after === null),
    'four segments became three',
  );
  t.true((back.changes.segments ?? []).some(({ before }) => before === null));
  t.deepEqual([forth.changes.newTypes, forth.changes.goneTypes], [[], []]);
  t.true(forth.changes.after.isActive);
});

test('versions that were not trained beside each other are compared on the profiles of the last training', async (t) => {
  const { product } = await withTwoVersions(t);
  const third = await product.trainAdvisor({ segments: 4, seed: 1, actorId: 'test' });
  if (third.kind !== 'trained') return t.fail(third.kind);
  t.is(third.model.drift?.version, 2);
  const outcome = await product.services.compareVersions(1, 3);
  if (outcome.kind !== 'compared') return t.fail(outcome.kind);
  // The same book, settings and seed, with a version of three segments in between: the same people in the same segments.
  t.deepEqual(outcome.changes.movements, { clients: 120, moved: 0, largest: [], others: { movements: 0, clients: 0 } });
  t.deepEqual(outcome.changes.cells, []);
  t.true(outcome.changes.segments?.every(({ share }) => share === 1));
});

test('going back is audited, answers with what changed, and serves at once', async (t) => {
  const { product } = await withTwoVersions(t);
  const outcome = await product.services.activateModel({ actor: COMMAND_LINE, version: 1 });
  if (outcome.kind !== 'activated') return t.fail(outcome.kind);
  t.is(outcome.changes?.before.version, 2);
  t.is(outcome.changes?.after.version, 1);
  t.true(outcome.changes?.after.isActive);
  t.is(await product.stores.models.activeVersion(), 1);
  const rows = await product.database.knex('advisor_audit').where({ action: 'model.activate' });
  t.is(rows.length, 1);
  t.regex(JSON.stringify(rows[0]), /version\\*":1,\\*"before\\*":2/);
  t.deepEqual(await product.services.activateModel({ actor: COMMAND_LINE, version: 1 }), { kind: 'already-active', version: 1 });
  t.is((await product.database.knex('advisor_audit').where({ action: 'model.activate' })).length, 1);
});

test('a version is not activated if that cannot be recorded', async (t) => {
  const { product } = await withTwoVersions(t);
  const before = await product.stores.models.activeVersion();
  await product.database.knex.schema.dropTable('advisor_audit');
  await t.throwsAsync(product.services.activateModel({ actor: COMMAND_LINE, version: 1 }));
  t.is(await product.stores.models.activeVersion(), before);
});

test('a version that is damaged, refused by its gate or missing is never activated, and only an admin activates one', async (t) => {
  const { product } = await withTwoVersions(t);
  const { activateModel, exportModel, compareVersions } = product.services;
  const { knex } = product.database;
  t.deepEqual(await activateModel({ actor: supervisor, version: 1 }), { kind: 'not-allowed' });
  t.deepEqual(await exportModel({ actor: supervisor, version: 1 }), { kind: 'not-allowed' });
  t.deepEqual(await activateModel({ actor: COMMAND_LINE, version: 99 }), { kind: 'unknown-version', version: 99 });
  await knex('advisor_models').where({ version: 1 }).update({ refusal: 'worse than popularity' });
  t.deepEqual(await activateModel({ actor: COMMAND_LINE, version: 1 }), {
    kind: 'refused-by-gate',
    version: 1,
    reasons: 'worse than popularity',
  });
  await knex('advisor_models').where({ version: 1 }).update({ document: '{}' });
  t.like(await activateModel({ actor: COMMAND_LINE, version: 1 }), { kind: 'damaged-version', version: 1 });
  t.like(await exportModel({ actor: COMMAND_LINE, version: 1 }), { kind: 'damaged-version', version: 1 });
  t.like(await compareVersions(1, 2), { kind: 'damaged-version', version: 1 });
  t.like(await compareVersions(2, 7), { kind: 'unknown-version', version: 7 });
  t.is(await product.stores.models.activeVersion(), 2);
  t.is((await knex('advisor_audit').where({ action: 'model.activate' })).length, 0);
});

test('if the active version is damaged, the one before it answers, and can be activated without a comparison', async (t) => {
  const { product } = await withTwoVersions(t);
  await product.database.knex('advisor_models').where({ version: 2 }).update({ document: '{}' });
  t.like(await product.services.modelCard(null), { kind: 'card', stored: { version: 1 } });
  t.like(await recommendBond(product.services, supervisor, 'C_0042'), { kind: 'recommended' });
  t.deepEqual(await product.services.activateModel({ actor: COMMAND_LINE, version: 1 }), { kind: 'activated', version: 1, changes: null });
});

test('a model is exported whole, as JSON that says which it is, and that is in the audit log', async (t) => {
  const product = await openTrainedProduct(t);
  const outcome = await product.services.exportModel({ actor: COMMAND_LINE, version: 1 });
  if (outcome.kind !== 'exported') return t.fail(outcome.kind);
  t.is(outcome.fileName, 'bond-advisor-model-1.json');
  const stored = await product.stores.models.load(1);
  t.deepEqual(JSON.parse(new TextDecoder().decode(outcome.bytes)), { version: 1, trainedAt: TEST_NOW.toISOString(), model: stored?.model });
  t.is((await product.database.knex('advisor_audit').where({ action: 'model.export' })).length, 1);
});

test('the card is of the version asked for, or of the active one', async (t) => {
  const { product } = await withTwoVersions(t);
  t.like(await product.services.modelCard(null), { kind: 'card', isActive: true });
  const first = await product.services.modelCard(1);
  t.true(first.kind === 'card' && first.stored.version === 1 && !first.isActive);
  t.deepEqual(await product.services.modelCard(9), { kind: 'unknown-version', version: 9 });
  if (first.kind !== 'card') return;
  const groups = first.stored.model.quality?.inDetail?.groups;
  t.deepEqual(Object.keys(groups ?? {}), ['history', 'riskBand', 'gender', 'ageGroup']);
  t.true(
    Object.values(groups ?? {})
      .flat()
      .every(({ clients }) => clients >= 5),
  );
});
