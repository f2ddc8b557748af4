import test from 'ava';
import { watchedJob, watchJob } from '../../src/jobs/watch-job.ts';
import type { OutboxEntry, OutboxStore } from '../../src/usecases/ports/outbox-store.ts';
import type { WatchNotice } from '../../src/usecases/ports/watching/watch-store.ts';

const NOW = new Date('2026-11-27T08:07:00Z');
const clock = { now: () => NOW };
const outbox = {} as OutboxStore;

test('what’s watched is looked at once in a quarter of an hour, and only if somebody watches', async (t) => {
  const job = (any: boolean, checkWatches = async () => ({ kind: 'checked' as const, watches: 2, told: 1 })) =>
    watchJob({ outbox, clock, watches: { any: async () => any }, checkWatches });
  t.deepEqual(await job(false).due(NOW), []);
  const [due] = await job(true).due(NOW);
  t.like(due, { job: 'watch', slot: new Date('2026-11-27T08:00:00Z') });
  t.deepEqual(await due?.run(1), { kind: 'finished', outcome: 'checked', detail: '2 watched, 1 told' });
});

test('with the book away, it’s looked at again a few minutes later', async (t) => {
  const checkWatches = async () => ({ kind: 'source-down' as const, message: 'away' });
  const [due] = await watchJob({ outbox, clock, watches: { any: async () => true }, checkWatches }).due(NOW);
  t.deepEqual(await due?.run(1), { kind: 'again', detail: 'away', notBefore: new Date('2026-11-27T08:12:00Z') });
});

test('a notice goes to whoever watches, and one that can’t be read to nobody', async (t) => {
  const told: unknown[] = [];
  const entry = (id: string, document: unknown): OutboxEntry => ({
    ...{ id, kind: 'watch', to: 'U1', document, madeAt: NOW, state: 'waiting', tries: 0, ts: null, sentAt: null },
  });
  const notice: WatchNotice = { label: 'Acme', events: [{ kind: 'ended', bondId: 'B1' }] };
  const store: Partial<OutboxStore> = {
    open: async () => [entry('good', notice), entry('bad', { label: 4 })],
    begin: async () => true,
    sent: async () => {},
  };
  const poster = {
    tellWatched: async (userId: string, said: WatchNotice) => {
      told.push([userId, said]);
      return { kind: 'posted' as const, ts: '1.1' };
    },
  };
  const outcomes: string[] = [];
  for (const due of await watchedJob({ outbox: store as OutboxStore, clock, poster }).due(NOW)) {
    const came = await due.run(1);
    outcomes.push(came.kind === 'finished' ? came.outcome : came.kind);
  }
  t.deepEqual(outcomes, ['sent', 'not-wanted']);
  t.deepEqual(told, [['U1', notice]]);
});
