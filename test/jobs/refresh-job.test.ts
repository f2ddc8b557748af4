import test from 'ava';
import { CUBE_FORMAT } from '../../src/advisor/breakdown/breakdown-cube.ts';
import { DESK_FORMAT } from '../../src/advisor/desk/desk-figures.ts';
import type { Dependencies } from '../../src/deps.ts';
import { refreshJob, updateJob } from '../../src/jobs/refresh-job.ts';
import { runHeavyWork } from '../../src/jobs/run-heavy-work.ts';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import { LEARNING } from '../../src/usecases/admin/holding-claim.ts';
import { homeView } from '../../views/home/home-view.ts';
import { openTrainedProduct, TEST_NOW } from '../helpers/product.ts';

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
  const poster = { post: unconfirmed, tellPaused: unconfirmed, tellDamagedModel: unconfirmed, tellWatched: unconfirmed };
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

const PARTS = {
  desk: async ({ stores }: Dependencies, at: Date) => stores.aggregates.put('desk', { format: DESK_FORMAT - 1 }, at),
  cube: async ({ stores }: Dependencies, at: Date) => stores.aggregates.put('cube', { format: CUBE_FORMAT - 1 }, at),
  calls: async ({ database }: Dependencies) => database.knex('advisor_call_lists').update({ format: null }),
};
const ADMIN = { id: 'U_ADMIN', role: 'admin', sees: 'all' } as const;

for (const [part, makeOlder] of Object.entries(PARTS)) {
  test(`after an update that reads ${part} in another form, the book is read at once, and whoever asks meanwhile is told`, async (t) => {
    const product = await openTrainedProduct(t);
    const { services } = product;
    t.false((await services.openHome({ actor: ADMIN })).isReadAgain);
    await makeOlder(product, new Date(TEST_NOW.getTime() + 1));
    const meanwhile = await services.openHome({ actor: ADMIN });
    t.is(meanwhile.isReadAgain, part !== 'cube', 'Home shows nothing of the cube');
    t.is(/being read again after the update/.test(JSON.stringify(homeView(meanwhile))), part !== 'cube');
    t.true(await services.isReadAgain());
    t.like(await services.breakdownChoices({ actor: ADMIN, takenAt: null }), part === 'cube' ? { isReadAgain: true } : { kind: 'choices' });
    let tried = (_: string): void => {};
    const first = new Promise<string>((resolve) => {
      tried = resolve;
    });
    const unconfirmed = async () => ({ kind: 'unconfirmed' as const });
    const poster = { post: unconfirmed, tellPaused: unconfirmed, tellDamagedModel: unconfirmed, tellWatched: unconfirmed };
    const jobs = startJobs(product, poster, (kind, outcome) => tried(`${kind} ${outcome}`), EVERY_SECOND);
    t.is(await first, 'refresh refreshed');
    await jobs.stop();
    const after = await services.openHome({ actor: ADMIN });
    t.false(after.isReadAgain);
    t.false(await services.isReadAgain());
    t.truthy(after.figures);
    t.truthy(after.calls);
    t.is((await services.breakdownChoices({ actor: ADMIN, takenAt: null })).kind, 'choices');
    t.is((await product.stores.jobs.newest(5)).length, 1);
  });
}

test('what a newer version kept is left alone', async (t) => {
  const { services, stores } = await openTrainedProduct(t);
  await stores.aggregates.put('desk', { format: DESK_FORMAT + 1 }, new Date(TEST_NOW.getTime() + 1));
  t.false((await services.openHome({ actor: ADMIN })).isReadAgain);
});

test('after an update, a book that is away is tried again, and what another process has read since is not read twice', async (t) => {
  let [isOlder, readings] = [true, 0];
  const down = { kind: 'source-down', message: 'the book is away' } as const;
  const job = updateJob({
    clock: { now: () => NIGHT },
    isOlder: async () => isOlder,
    refresh: async () => {
      readings++;
      return down;
    },
  });
  const [due] = await job.due(NIGHT);
  t.like(await due?.run(1), { kind: 'again', detail: 'the book is away' });
  isOlder = false;
  t.like(await due?.run(2), { kind: 'finished', outcome: 'refreshed' });
  t.is(readings, 1);
  t.deepEqual(await job.due(NIGHT), []);
});

test('work that hangs is ended, with its thread', async (t) => {
  const product = await openTrainedProduct(t);
  const patience = new AbortController();
  const work = runHeavyWork(product.config, { kind: 'refresh', request: { actorId: 'night' } }, () => {}, patience.signal);
  patience.abort();
  await t.throwsAsync(work, { message: /took too long/ });
});
