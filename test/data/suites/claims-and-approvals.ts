import { openDatabase } from '../../../src/data/database.ts';
import { approvalStore } from '../../../src/data/stores/admin/approval-store.ts';
import { claimStore } from '../../../src/data/stores/admin/claim-store.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const at = (second: number): Date => new Date(Date.UTC(2026, 2, 4, 5, 0, second, 89));

export const claimsAndApprovalsSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  test('another caller sees a claim and cannot take it until it is released', async (t, database) => {
    const claims = claimStore(database);
    const mine = { claimedBy: 'U1', claimedAt: at(0) };
    t.is(await claims.take('training', 'a', mine, at(30)), null);
    t.deepEqual(await claims.take('training', 'b', { claimedBy: 'U2', claimedAt: at(10) }, at(40)), mine);
    t.is(await claims.take('digest', 'b', { claimedBy: 'U2', claimedAt: at(10) }, at(40)), null);
    t.deepEqual(await claims.current('training', at(10)), mine);
    await claims.release('training', 'b');
    t.deepEqual(await claims.current('training', at(10)), mine);
    await claims.release('training', 'a');
    t.is(await claims.current('training', at(10)), null);
    t.is(await claims.take('training', 'b', { claimedBy: 'U2', claimedAt: at(11) }, at(40)), null);
  });

  test('a renewed claim goes on, and a dead holder’s claim is taken over by one of those who ask', async (t, database, url) => {
    const claims = claimStore(database);
    await claims.take('training', 'a', { claimedBy: 'U1', claimedAt: at(0) }, at(10));
    t.true(await claims.renew('training', 'a', at(20)));
    t.truthy(await claims.take('training', 'b', { claimedBy: 'U2', claimedAt: at(15) }, at(40)));
    t.is(await claims.current('training', at(20)), null);

    const others = Array.from({ length: 4 }, () => openDatabase(url));
    t.teardown(() => Promise.all(others.map((one) => one.close())));
    const answers = await Promise.all(
      others.map((other, place) => claimStore(other).take('training', `o${place}`, { claimedBy: `U${place}`, claimedAt: at(21) }, at(50))),
    );
    t.is(answers.filter((answer) => answer === null).length, 1);
    t.false(await claims.renew('training', 'a', at(60)));
    await claims.release('training', 'a');
    t.truthy(await claims.current('training', at(22)));
  });

  test('an approval is decided once, in time', async (t, database) => {
    const approvals = approvalStore(database);
    const asked = { id: 'r-1', what: 'reset', askedBy: 'U1', askedAt: at(0), expiresAt: at(30), askedOf: ['U2', 'U3'] };
    await approvals.ask(asked);
    await approvals.ask({ ...asked, id: 'r-2' });
    t.deepEqual(await approvals.find('r-1'), { ...asked, decision: null, decidedBy: null });
    t.is(await approvals.find('r-3'), null);
    t.false(await approvals.decide('r-2', 'approved', 'U2', at(30)));
    const decisions = await Promise.all([
      approvals.decide('r-1', 'approved', 'U2', at(5)),
      approvals.decide('r-1', 'refused', 'U3', at(5)),
    ]);
    t.is(decisions.filter(Boolean).length, 1);
    t.like(
      await approvals.find('r-1'),
      decisions[0] ? { decision: 'approved', decidedBy: 'U2' } : { decision: 'refused', decidedBy: 'U3' },
    );
  });
};
