import { openDatabase } from '../../../src/data/database.ts';
import { claimStore } from '../../../src/data/stores/admin/claim-store.ts';
import { jobStore } from '../../../src/data/stores/admin/job-store.ts';
import type { TryOutcome } from '../../../src/jobs/job.ts';
import { runDue } from '../../../src/jobs/run-due.ts';
import { holdingClaim } from '../../../src/usecases/admin/holding-claim.ts';
import { type DatabaseKind, onMigratedDatabase } from '../../helpers/databases/databases.ts';

const MINUTE = 60_000;
const SLOT = new Date('2026-07-06T03:30:00Z');

/** A gate that a piece of work waits at. */
const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

/** Two processes whose machines' clocks are minutes apart must not do the same work. */
export const twoClocksSuite = (kind: DatabaseKind): void => {
  const test = onMigratedDatabase(kind);

  for (const ahead of [-4, 4]) {
    test(`a digest goes out once, though the other process's clock is ${ahead} minutes away`, async (t, database, url) => {
      const other = openDatabase(url);
      t.teardown(() => other.close());
      const { open, opened } = gate();
      const sent: string[] = [];
      const process = (name: string, minutes: number) => {
        const run = async (): Promise<TryOutcome> => {
          sent.push(name);
          await opened;
          return { kind: 'finished', outcome: 'sent', detail: null };
        };
        return runDue({
          jobs: [{ kind: 'digest', due: async () => [{ job: 'digest:CDESK', slot: SLOT, run }] }],
          store: jobStore(name === 'one' ? database : other),
          clock: { now: () => new Date(Date.now() + minutes * MINUTE) },
          holder: name,
          onTry: () => {},
          onError: (error) => t.fail(String(error)),
        });
      };
      const first = process('one', 0)();
      while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await process('two', ahead)();
      t.deepEqual(sent, ['one']);
      open();
      await first;
      await process('two', ahead)();
      t.deepEqual(sent, ['one']);
    });

    test(`a released run waits as long as it was told, by a clock that is ${ahead} minutes away`, async (t, database) => {
      const store = jobStore(database);
      const clock = { now: () => new Date(Date.now() + ahead * MINUTE) };
      const notBefore = new Date(clock.now().getTime() + 10 * MINUTE);
      const run = async (): Promise<TryOutcome> => ({ kind: 'again', detail: 'Slack was away', notBefore });
      const jobs = [{ kind: 'digest', due: async () => [{ job: 'digest:CDESK', slot: SLOT, run }] }];
      await runDue({ jobs, store, clock, holder: 'one', onTry: () => {}, onError: (error) => t.fail(String(error)) })();
      const { waitsUntil } = (await store.find({ job: 'digest:CDESK', slot: SLOT })) ?? {};
      const waits = (waitsUntil?.getTime() ?? 0) - (await store.now()).getTime();
      t.true(Math.abs(waits - 10 * MINUTE) < 20_000, `${waits} ms`);
    });
  }

  test('a training holds its claim by the shared clock, and a claim that ran out is free', async (t, database, url) => {
    const other = openDatabase(url);
    t.teardown(() => other.close());
    const { open, opened } = gate();
    const training = holdingClaim({ claims: claimStore(database), newId: () => 'one' })('learning', 'U1', () => opened);
    const claims = claimStore(other);
    while ((await claims.current('learning', await claims.now())) === null) await new Promise((resolve) => setTimeout(resolve, 10));
    const second = holdingClaim({ claims, newId: () => 'two' });
    t.like(await second('learning', 'U2', async () => 'done'), { kind: 'busy', claim: { claimedBy: 'U1' } });
    open();
    await training;
    const now = await claims.now();
    await claims.take('learning', 'dead', { claimedBy: 'U3', claimedAt: now }, new Date(now.getTime() - 1));
    t.is(await second('learning', 'U2', async () => 'done'), 'done');
  });
};
