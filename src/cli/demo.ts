import { writeDemoBook } from '../data/demo/write-demo-book.ts';
import { UsageError } from '../faults/usage-error.ts';
import type { Run } from './command.ts';
import { progressBar } from './output/progress-bar.ts';
import { refuseReadOnlySource } from './refuse-read-only-source.ts';
import { withDependencies } from './with-dependencies.ts';

export const run: Run = async (call) => {
  const given = call.text('trades-per-client');
  const tradesPerClient = given === null ? null : Number(given);
  if (tradesPerClient !== null && !(tradesPerClient > 0 && tradesPerClient <= 1000)) {
    throw new UsageError(`--trades-per-client must be a number above 0 and up to 1000, not "${given?.slice(0, 40)}".`);
  }
  const clients = call.whole('clients', 1);
  const seed = call.whole('seed', 0);
  refuseReadOnlySource(call.config);
  await withDependencies(call.config, async ({ sourceDatabase, stores, clock, calendar, bookDay }) => {
    const now = clock.now();
    const bar = progressBar('Demo book');
    const outcome = await writeDemoBook(sourceDatabase, {
      ...(clients !== null && { clients }),
      ...(tradesPerClient !== null && { tradesPerClient }),
      ...(seed !== null && { seed }),
      referenceDay: calendar.today(),
      riskProfiles: stores.riskProfiles,
      now,
      onProgress: bar.update,
    }).finally(bar.stop);
    if (outcome.kind === 'refused') throw new UsageError(`${outcome.reason} ${outcome.mend}`);
    // What the next answer says of the book's day. If it can't be told now, a training tells it.
    await bookDay.read().catch(() => {});
    if (call.flag('json')) call.print(JSON.stringify(outcome));
    else
      call.print(
        `A demo book is written: ${outcome.clients} clients, ${outcome.bonds} bonds, ${outcome.trades} trades, ${outcome.openOffers} open offers, ${outcome.profiles} recorded risk profiles. Next: train.`,
      );
  });
};
