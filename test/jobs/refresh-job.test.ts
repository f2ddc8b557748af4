import test from 'ava';
import { refreshJob } from '../../src/jobs/refresh-job.ts';
import { runHeavyWork } from '../../src/jobs/run-heavy-work.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import { LEARNING } from '../../src/usecases/admin/holding-claim.ts';
import { openTrainedProduct } from '../helpers/product.ts';

const EVERY_SECOND = '* * * * * *';
const NIGHT = new Date('2026-07-05T22:00:00Z');

test('while somebody trains, resets or restores the nightly reading waits its turn and reads nothing', async (t) => {
  const product = await openTrainedProduct(t, {}, { clock: { now: () => NIGHT } });
  const claim = { claimedBy: 'U_ADMIN', claimedAt: NIGHT };
  await product.stores.claims.take(LEARNING, 'a training', claim, new Date(NIGHT.getTime() + 60_000));
  const readAt = async () => (await product.digestFigures.latest())?.readAt;
  const before = await readAt();
  let tried = (_: string): void => {};
  const first = new Promise<string>((resolve) => {
    tried = resolve;
  });
  const unconfirmed = async () => ({ kind: 'unconfirmed' as const });
  const poster = { post: unconfirmed, tellPaused: unconfirmed, tellDamagedModel: unconfirmed };
  const jobs = startJobs(product, poster, (kind, outcome) => tried(`${kind} ${outcome}`), EVERY_SECOND);
  t.is(await first, 'refresh again');
  await jobs.stop();
  t.deepEqual(await readAt(), before);
  const [run] = await product.stores.jobs.newest(1);
  t.like(run, { finishedAt: null, detail: 'U_ADMIN is training, resetting or restoring' });
});

test('a night is done once anyone has read the book since', async (t) => {
  const job = refreshJob({
    zone: 'UTC',
    clock: { now: () => NIGHT },
    readAt: async () => NIGHT,
    refresh: () => Promise.reject(new Error('nobody asked for it')),
  });
  t.deepEqual(await job.due(NIGHT), []);
});

test('work that hangs is ended, with its thread', async (t) => {
  const product = await openTrainedProduct(t);
  const patience = new AbortController();
  const work = runHeavyWork(product.config, { kind: 'refresh', request: { actorId: 'night' } }, () => {}, patience.signal);
  patience.abort();
  await t.throwsAsync(work, { message: /took too long/ });
});
