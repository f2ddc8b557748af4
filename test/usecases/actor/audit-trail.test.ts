import test from 'ava';
import { auditTrail } from '../../../src/usecases/actor/audit-trail.ts';
import type { AuditRow } from '../../../src/usecases/ports/audit-log.ts';

const AT = new Date('2026-03-13T08:05:00Z');
const actor = { id: 'U1', role: 'advisor', sees: ['7'] } as const;

const setUp = (broken = false) => {
  const rows: AuditRow[][] = [];
  const append = async (...appended: readonly AuditRow[]): Promise<void> => {
    if (broken) throw new Error('the audit log is away');
    rows.push([...appended]);
  };
  return { rows, trail: auditTrail({ audit: { append }, clock: { now: () => AT } }) };
};

test('a row says who did what, when, and to which client', async (t) => {
  const { rows, trail } = setUp();
  const earlier = new Date('2026-03-12T00:00:00Z');
  await trail.note(
    { actor, action: 'model.activate', detail: { version: 3 } },
    { at: earlier, actor, action: 'client.look', clientId: 'A' },
  );
  await trail.refuse(actor, 'ladder', { clientId: 'B', detail: { channel: 'C1' } });
  t.deepEqual(rows, [
    [
      { at: AT, actorId: 'U1', action: 'model.activate', clientId: null, detail: { version: 3 } },
      { at: earlier, actorId: 'U1', action: 'client.look', clientId: 'A', detail: {} },
    ],
    [{ at: AT, actorId: 'U1', action: 'access.refused', clientId: 'B', detail: { asked: 'ladder', channel: 'C1' } }],
  ]);
});

test('facts come back once their rows are stored: one for all their clients, or one for each', async (t) => {
  const { rows, trail } = setUp();
  const facts = ['A', 'B'];
  t.is(await trail.show(facts, { actor, action: 'client.look', clientId: 'A' }), facts as never);
  await trail.showTogether(facts, facts, { actor, action: 'client.search' });
  await trail.showTogether(facts, ['A'], { actor, action: 'client.search' });
  await trail.showEach(facts, facts, (place) => ({ actor, action: 'client.family', detail: { place } }));
  t.deepEqual(
    rows.map((together) => together.map(({ clientId }) => clientId)),
    [['A'], [null], ['A'], ['A', 'B']],
  );
});

test('if nobody is shown, there is no row', async (t) => {
  const { rows, trail } = setUp();
  await trail.showEach([], [], () => ({ actor, action: 'client.named' }));
  await trail.showTogether([], [], { actor, action: 'client.search' });
  t.deepEqual(rows, []);
});

test('what could not be written is not shown', async (t) => {
  const { trail } = setUp(true);
  await t.throwsAsync(trail.show({}, { actor, action: 'client.look', clientId: 'A' }), { message: 'the audit log is away' });
});
