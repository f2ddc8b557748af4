import type { ExecutionContext } from 'ava';
import { dayOf } from '../../src/advisor/units.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { migrate } from '../../src/data/migrations/migrate.ts';
import { type Dependencies, openDependencies } from '../../src/deps.ts';
import { digestJob } from '../../src/jobs/digest-job.ts';
import { pausedJob } from '../../src/jobs/paused-job.ts';
import { refreshJob } from '../../src/jobs/refresh-job.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import type { DigestPoster, PostOutcome } from '../../src/usecases/digest/digest-poster.ts';
import type { DigestSubscription } from '../../src/usecases/ports/digest-subscriptions.ts';
import { type DatabaseKind, freshDatabase } from './databases/databases.ts';
import { openTrainedProduct, TEST_NOW, temporaryConfig } from './product.ts';

/** The process dies before Slack gets the message, or after Slack got it and before that was noted. */
type Death = 'dies before' | 'dies after';

export interface Sent {
  readonly channel: string;
  readonly at: string;
  readonly id: string;
  readonly again: boolean;
  readonly from: number;
  readonly until: number;
}

const MINUTE_MS = 60_000;

/** A week with a clock that the test moves, and Slack as a list. Several processes share one database, each with its own connections. */
export class SimulatedWeek {
  now: Date;
  readonly sent: Sent[] = [];
  readonly told: Array<{ readonly userId: string; readonly channel: string; readonly reason: string }> = [];
  readonly refreshed: string[] = [];
  readonly errors: unknown[] = [];
  /** What Slack answers; `posted` by default. */
  answer: (channel: string, again: boolean) => PostOutcome | Death = () => ({ kind: 'posted', ts: '1.1' });
  answerRefresh: () => { kind: 'source-down'; message: string } | null = () => null;
  readonly #alive = new Map<number, { readonly tick: () => Promise<void>; readonly die: () => void }>();
  #started = 0;

  constructor(now: string) {
    this.now = new Date(now);
  }

  /** Starts another process and returns its number. */
  start(product: Dependencies): number {
    const number = this.#started++;
    const { stores, clock, gatherDigest } = product;
    const poster: DigestPoster = {
      post: async (channel, id, digest, again) => {
        const came = this.answer(channel, again);
        if (came === 'dies after' || (typeof came === 'object' && came.kind === 'posted')) {
          this.sent.push({ channel, at: this.now.toISOString(), id, again, from: digest.from, until: digest.until });
        }
        if (typeof came === 'object') return came;
        this.kill(number);
        return new Promise(() => {});
      },
      tellPaused: async (userId, notice) => {
        this.told.push({ userId, ...notice });
        return { kind: 'posted', ts: '2.2' };
      },
      tellDamagedModel: async () => ({ kind: 'unconfirmed' }),
      tellWatched: async () => ({ kind: 'unconfirmed' }),
    };
    const digestTime = { cron: '0 9 * * 1', zone: 'Asia/Kolkata' };
    const ports = { ...stores, clock, poster, gather: gatherDigest, digestTime };
    const tick = runDue({
      jobs: [
        refreshJob({
          zone: digestTime.zone,
          clock,
          readAt: async () => this.refreshed.map((at) => new Date(at)).at(-1) ?? TEST_NOW,
          refresh: async () => {
            const down = this.answerRefresh();
            if (down) return down;
            this.refreshed.push(this.now.toISOString());
            return { kind: 'refreshed', clients: 1, trades: 1, dataAsOf: 1 as never, takenAt: this.now, version: 1, seconds: 1 };
          },
        }),
        digestJob(ports),
        pausedJob(ports),
      ],
      store: stores.jobs,
      clock,
      holder: `process ${number}`,
      onTry: () => {},
      onError: (error) => this.errors.push(error),
    });
    let die = (): void => {};
    const dead = new Promise<void>((resolve) => {
      die = resolve;
    });
    this.#alive.set(number, { tick: () => Promise.race([tick(), dead]), die });
    return number;
  }

  kill(number: number): void {
    this.#alive.get(number)?.die();
    this.#alive.delete(number);
  }

  killAll(): void {
    for (const number of [...this.#alive.keys()]) this.kill(number);
  }

  /** Moves the clock minute by minute. In each minute all processes run their jobs at the same time. */
  async until(end: string, everyMinutes = 1): Promise<void> {
    const last = new Date(end).getTime();
    while (this.now.getTime() < last) {
      this.now = new Date(Math.min(last, this.now.getTime() + everyMinutes * MINUTE_MS));
      await this.tick();
    }
  }

  async tick(): Promise<void> {
    await Promise.all([...this.#alive.values()].map(({ tick }) => tick()));
  }
}

export const subscriptionOf = (channel: string, parts: Partial<DigestSubscription> = {}): DigestSubscription => ({
  channel,
  subscribedBy: 'U0SITA',
  subscribedAt: TEST_NOW,
  time: null,
  pausedBy: null,
  pauseReason: null,
  notBefore: new Date('2026-07-05T00:00:00Z'),
  ...parts,
});

/** Two connections to one trained product, with the week's clock. */
export const openTwo = async (t: ExecutionContext, kind: DatabaseKind, week: SimulatedWeek): Promise<[Dependencies, Dependencies]> => {
  const clock = { now: () => week.now };
  if (kind === 'sqlite') {
    const first = await openTrainedProduct(t, {}, { clock });
    const second = await openDependencies(first.config, { clock });
    t.teardown(second.close);
    return [first, second];
  }
  const fresh = await freshDatabase('mysql');
  t.teardown(fresh.remove);
  const config = { ...temporaryConfig(t), databaseUrl: fresh.url, sourceDatabaseUrl: fresh.url };
  const first = await openDependencies(config, { clock });
  const second = await openDependencies(config, { clock });
  t.teardown(async () => {
    await first.close();
    await second.close();
  });
  await migrate(first.database);
  await writeDemoBook(first.sourceDatabase, { clients: 60, referenceDay: dayOf(TEST_NOW), now: TEST_NOW });
  await first.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  return [first, second];
};
