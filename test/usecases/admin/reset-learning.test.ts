import { existsSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { restoreBackup } from '../../../src/data/backup/restore-backup.ts';
import type { Actor } from '../../../src/usecases/actor/actor.ts';
import { LEARNING } from '../../../src/usecases/admin/holding-claim.ts';
import { RESET_WORDS } from '../../../src/usecases/admin/reset-learning.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct, TEST_NOW } from '../../helpers/product.ts';

const asha: Actor = { id: 'U1', role: 'admin', sees: 'all' };
const bela: Actor = { id: 'U2', role: 'admin', sees: 'all' };
const advisor: Actor = { id: 'U3', role: 'advisor', sees: [] };

const setUp = async (t: ExecutionContext) => {
  const now = new Date(TEST_NOW);
  const product = await openTrainedProduct(t, { ADMINS: 'U1', SUPERVISORS: 'U3' }, { clock: { now: () => new Date(now) } });
  await product.stores.people.put({ slackUserId: 'U2', role: 'admin', relationshipManagerIds: [] });
  const { askReset, decideReset } = product.services;
  const ask = async (): Promise<string> => {
    const outcome = await askReset({ actor: asha, typed: RESET_WORDS });
    if (outcome.kind !== 'asked') throw new Error(outcome.kind);
    return outcome.approval.id;
  };
  const actions = async (): Promise<string[]> => {
    const rows = await product.database
      .knex('advisor_audit')
      .where('action', 'like', 'reset%')
      .orWhere({ action: 'access.refused' })
      .orderBy('sequence');
    return rows.map((row) => `${row.actor_id} ${row.action}`);
  };
  return { product, now, askReset, decideReset, ask, actions };
};

test('a reset is typed out, approved by another admin, and preceded by a backup that brings everything back', async (t) => {
  const { product, decideReset, ask, actions } = await setUp(t);
  const advised = await recommendBond(product.services, asha, 'C_0003');
  const versions = await product.stores.models.list();
  const approvalId = await ask();
  t.deepEqual(await decideReset({ actor: asha, approvalId, decision: 'approved' }), { kind: 'own' });

  const outcome = await decideReset({ actor: bela, approvalId, decision: 'approved' });
  if (outcome.kind !== 'reset') return t.fail(outcome.kind);
  t.true(existsSync(outcome.backup), outcome.backup);
  t.like(outcome, { askedBy: 'U1' });
  t.deepEqual(await product.stores.models.list(), []);
  t.is(await product.stores.profiles.count(), 0);
  t.is((await product.database.knex('advisor_recommendations')).length, 0);
  t.is((await product.stores.people.list()).length, 1, 'people stay');
  t.deepEqual(await actions(), ['U1 reset.ask', 'U2 reset.approve', 'U2 reset.done']);
  t.deepEqual(
    (await product.verifyAudit()).findings.map(({ kind }) => kind).filter((kind) => kind !== 'another-key'),
    [],
  );
  t.is(await product.stores.claims.current(LEARNING, TEST_NOW), null);
  t.like(await decideReset({ actor: bela, approvalId, decision: 'approved' }), { kind: 'decided', approval: { decidedBy: 'U2' } });

  await restoreBackup(product.database, outcome.backup, { replace: true });
  t.deepEqual(await product.stores.models.list(), versions);
  if (advised.kind === 'recommended') t.deepEqual(await product.stores.recommendations.find(advised.shown.id), advised.shown);
});

test('once it is reset the same process says that it is untrained', async (t) => {
  const { product, now, decideReset, ask } = await setUp(t);
  t.is((await recommendBond(product.services, asha, 'C_0003')).kind, 'recommended');
  await decideReset({ actor: bela, approvalId: await ask(), decision: 'approved' });
  now.setTime(now.getTime() + 3000);
  t.is((await recommendBond(product.services, asha, 'C_0003')).kind, 'untrained');
});

test('a reset that is not typed out, does not come from an admin, or has no second admin is not asked for', async (t) => {
  const { product, askReset, actions } = await setUp(t);
  t.deepEqual(await askReset({ actor: asha, typed: 'yes' }), { kind: 'not-confirmed' });
  t.deepEqual(await askReset({ actor: advisor, typed: RESET_WORDS }), { kind: 'not-allowed' });
  await product.stores.people.put({ slackUserId: 'U2', role: 'supervisor', relationshipManagerIds: [] });
  t.deepEqual(await askReset({ actor: asha, typed: RESET_WORDS }), { kind: 'needs-second-admin' });
  t.deepEqual(await actions(), ['U3 access.refused']);
});

test('a request that was refused, has expired, or whose asker is no admin any more changes nothing', async (t) => {
  const { product, now, decideReset, ask } = await setUp(t);
  const [refused, late, gone] = [await ask(), await ask(), await ask()];
  t.deepEqual(await decideReset({ actor: advisor, approvalId: refused, decision: 'approved' }), { kind: 'not-allowed' });
  t.deepEqual(await decideReset({ actor: bela, approvalId: 'nothing', decision: 'approved' }), { kind: 'unknown' });
  t.deepEqual(await decideReset({ actor: bela, approvalId: refused, decision: 'refused' }), { kind: 'refused', askedBy: 'U1' });
  t.like(await decideReset({ actor: bela, approvalId: refused, decision: 'approved' }), { kind: 'decided' });

  await product.stores.people.put({ slackUserId: 'U1', role: 'supervisor', relationshipManagerIds: [] });
  t.deepEqual(await decideReset({ actor: bela, approvalId: gone, decision: 'approved' }), { kind: 'asker-gone' });
  await product.stores.people.remove('U1');
  now.setTime(now.getTime() + 25 * 3_600_000);
  t.deepEqual(await decideReset({ actor: bela, approvalId: late, decision: 'approved' }), { kind: 'expired' });
  t.is((await product.stores.models.list()).length, 1);
});

test('while a training is under way the approval waits, and can be given again', async (t) => {
  const { product, now, decideReset, ask } = await setUp(t);
  const approvalId = await ask();
  await product.stores.claims.take(LEARNING, 'somebody', { claimedBy: 'U9', claimedAt: now }, new Date(now.getTime() + 60_000));
  t.like(await decideReset({ actor: bela, approvalId, decision: 'approved' }), { kind: 'busy', claim: { claimedBy: 'U9' } });
  await product.stores.claims.release(LEARNING, 'somebody');
  t.like(await decideReset({ actor: bela, approvalId, decision: 'approved' }), { kind: 'reset' });
});
