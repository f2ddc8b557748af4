import test from 'ava';
import { startJobs } from '../../src/jobs/start-jobs.ts';
import type { DigestPoster, PostOutcome } from '../../src/usecases/digest/digest-poster.ts';
import { openTrainedProduct } from '../helpers/product.ts';
import { subscriptionOf } from '../helpers/simulated-week.ts';

const EVERY_SECOND = '* * * * * *';

test('the clock of the process brings a due digest out once, and a stop waits for what is under way', async (t) => {
  // Monday 2026-07-06, a minute after nine in Kolkata; the book was read this night.
  const product = await openTrainedProduct(t, {}, { clock: { now: () => new Date('2026-07-06T03:31:00Z') } });
  await product.database.knex('advisor_aggregates').update({ taken_at: new Date('2026-07-05T22:00:00Z') });
  await product.stores.digestSubscriptions.put(subscriptionOf('CDESK'));
  const posted: string[] = [];
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let answer = (_: PostOutcome): void => {};
  const answered = new Promise<PostOutcome>((resolve) => {
    answer = resolve;
  });
  const poster: DigestPoster = {
    post: (channel) => {
      posted.push(channel);
      begin();
      return answered;
    },
    tellPaused: async () => ({ kind: 'unconfirmed' }),
    tellDamagedModel: async () => ({ kind: 'unconfirmed' }),
    tellWatched: async () => ({ kind: 'unconfirmed' }),
  };
  const tries: string[] = [];
  const jobs = startJobs(product, poster, (kind, outcome) => void tries.push(`${kind} ${outcome}`), EVERY_SECOND);
  await begun;
  let stopped = false;
  const stop = jobs.stop().then(() => {
    stopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  t.false(stopped);
  answer({ kind: 'posted', ts: '1.1' });
  await stop;
  t.deepEqual([posted, tries], [['CDESK'], ['digest sent']]);
});
